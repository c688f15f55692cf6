package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import java.util.List;

/**
 * Multipath TCP, kind 30 (RFC 8684 section 3): the subtype named, the rest as octets.
 *
 * @param data what follows kind and length, the subtype in its first four bits; 1 to 253 octets
 */
public record MultipathTcp(Octets data) implements TcpOption {

    /** By subtype; those from 9 to 14 are unassigned. */
    private static final List<String> NAMES =
            List.of("capable", "join", "dss", "add-addr", "rem-addr", "prio", "fail", "fastclose", "tcprst");

    private static final int EXPERIMENTAL = 15;

    public MultipathTcp {
        if (data.isEmpty()) {
            throw new IllegalArgumentException("data must have at least the octet of the subtype");
        }
        Range.check("data length", data.size(), MAX_DATA);
    }

    /** {@return the subtype, 0 to 15: 0 is MP_CAPABLE, 1 MP_JOIN, 2 DSS, 3 ADD_ADDR, 4 REMOVE_ADDR} */
    public int subtype() {
        return data.get(0) >>> 4;
    }

    private String subtypeName() {
        int subtype = subtype();
        return subtype < NAMES.size() ? NAMES.get(subtype) : subtype == EXPERIMENTAL ? "experimental" : "" + subtype;
    }

    @Override
    public String toString() {
        return "mptcp " + subtypeName() + " 0x" + data;
    }
}
