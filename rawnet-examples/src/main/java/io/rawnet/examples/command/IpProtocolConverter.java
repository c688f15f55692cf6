package io.rawnet.examples.command;

import io.rawnet.codec.number.IpProtocol;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name or number of an IP protocol. */
final class IpProtocolConverter implements ITypeConverter<IpProtocol> {
    private static final Map<String, IpProtocol> NAMES = Map.of(
            "icmp", IpProtocol.ICMP,
            "igmp", IpProtocol.IGMP,
            "tcp", IpProtocol.TCP,
            "udp", IpProtocol.UDP,
            "icmpv6", IpProtocol.ICMPV6);

    @Override
    public IpProtocol convert(String text) {
        IpProtocol named = NAMES.get(text.toLowerCase(Locale.ROOT));
        return named != null ? named : IpProtocol.of(number(text));
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 255) {
                return number;
            }
        } catch (NumberFormatException neither) {
            // said below
        }
        throw new TypeConversionException(
                '"' + text + "\" is neither icmp, igmp, tcp, udp, icmpv6 nor a number from 0 to 255");
    }
}
