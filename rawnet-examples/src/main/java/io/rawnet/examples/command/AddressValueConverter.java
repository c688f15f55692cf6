package io.rawnet.examples.command;

import io.rawnet.examples.tool.craft.AddressValue;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what an address is in each packet. */
final class AddressValueConverter implements ITypeConverter<AddressValue> {
    @Override
    public AddressValue convert(String text) {
        try {
            return AddressValue.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException('"' + text + "\" must be an address, +1, an address and +1, or random");
        }
    }
}
