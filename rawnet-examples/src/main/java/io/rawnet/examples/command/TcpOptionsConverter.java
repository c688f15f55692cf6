package io.rawnet.examples.command;

import io.rawnet.codec.transport.option.EndOfOptionList;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.NoOperation;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.WindowScale;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads TCP options such as mss=1460,sackOK,timestamps=1/0,nop,wscale=7. */
final class TcpOptionsConverter implements ITypeConverter<TcpOptions> {
    @Override
    public TcpOptions convert(String text) {
        try {
            return TcpOptions.of(Arrays.stream(text.split(","))
                    .map(TcpOptionsConverter::option)
                    .toArray(TcpOption[]::new));
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException('"' + text + "\": " + wrong.getMessage());
        }
    }

    private static TcpOption option(String text) {
        String[] parts = text.split("[=/]", -1);
        return switch (parts[0]) {
            case "mss" -> new MaximumSegmentSize((int) number(parts, 1, 2));
            case "wscale" -> new WindowScale((int) number(parts, 1, 2));
            case "sackOK" -> new SackPermitted();
            case "timestamps" -> new Timestamps(number(parts, 1, 3), number(parts, 2, 3));
            case "nop" -> new NoOperation();
            case "eol" -> new EndOfOptionList();
            default ->
                throw new IllegalArgumentException("there is no option " + text
                        + " here, only mss=N, wscale=N, sackOK, timestamps=VALUE/ECHO, nop and eol");
        };
    }

    private static long number(String[] parts, int index, int length) {
        if (parts.length != length) {
            throw new IllegalArgumentException(parts[0] + " needs " + (length == 2 ? "a number: " : "two: ") + parts[0]
                    + (length == 2 ? "=N" : "=VALUE/ECHO"));
        }
        return Long.parseLong(parts[index]);
    }
}
