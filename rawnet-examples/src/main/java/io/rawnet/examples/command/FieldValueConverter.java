package io.rawnet.examples.command;

import io.rawnet.examples.tool.craft.FieldValue;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a field is in each packet. */
final class FieldValueConverter implements ITypeConverter<FieldValue> {
    @Override
    public FieldValue convert(String text) {
        try {
            return FieldValue.of(text);
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException('"' + text + "\" must be a number, +1, a number and +1, or random");
        }
    }
}
