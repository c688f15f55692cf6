package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * A UDP port as the number of the protocol that its datagrams carry.
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of service names and ports lists all.
 *
 * @param number the number, 0 to 65535
 */
public record UdpPort(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("%d");

    /** Virtual eXtensible Local Area Network (RFC 7348). */
    public static final UdpPort VXLAN = new UdpPort(NAMES.named(4789, "VXLAN"));

    /** Generic Network Virtualization Encapsulation (RFC 8926). */
    public static final UdpPort GENEVE = new UdpPort(NAMES.named(6081, "Geneve"));

    public UdpPort {
        Range.check("UdpPort", number, 65535);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
