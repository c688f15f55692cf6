package io.rawnet.examples.command;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads TCP's control bits as letters, such as SA. */
final class ControlBitsConverter implements ITypeConverter<Integer> {
    /** In the order of the bits, the lowest first: FIN, SYN, RST, PSH, ACK, URG, ECE, CWR. */
    private static final String LETTERS = "FSRPAUEC";

    @Override
    public Integer convert(String text) {
        int bits = 0;
        if (!text.equals("none")) {
            for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
                int bit = LETTERS.indexOf(letter);
                if (bit < 0) {
                    throw new TypeConversionException('"' + text + "\" must be letters of " + LETTERS + ", or none");
                }
                bits |= 1 << bit;
            }
        }
        return bits;
    }
}
