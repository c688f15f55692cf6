package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import java.util.Map;

/**
 * A UDP port as the announcement of what its datagrams carry.
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of service names and ports lists all.
 *
 * @param number the number, 0 to 65535
 */
public record UdpPort(int number) implements Protocol {

    /** Virtual eXtensible Local Area Network (RFC 7348). */
    public static final UdpPort VXLAN = new UdpPort(4789);

    /** Generic Network Virtualization Encapsulation (RFC 8926). */
    public static final UdpPort GENEVE = new UdpPort(6081);

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(Map.entry(4789, "VXLAN"), Map.entry(6081, "Geneve"));

    public UdpPort {
        Range.check("UdpPort", number, 65535);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        String name = NAMES.get(number);
        return name != null ? name : Integer.toString(number);
    }
}
