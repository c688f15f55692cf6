package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;

/**
 * An option of an experiment, kinds 253 and 254 (RFC 6994 section 3).
 *
 * @param kind 253 or 254
 * @param experimentId the experiment's 16-bit identifier, or the first half of its 32-bit one, 0 to 65535
 * @param contents what follows, the second half of a 32-bit identifier included; at most 251 octets
 */
public record ExperimentalOption(int kind, int experimentId, Octets contents) implements TcpOption {

    public ExperimentalOption {
        Range.oneOf("kind", kind, 253, 254);
        Range.u16("experimentId", experimentId);
        Range.check("contents length", contents.size(), MAX_DATA - 2);
    }

    static ExperimentalOption read(int kind, Octets data) {
        return new ExperimentalOption(kind, data.get(0) << 8 | data.get(1), data.slice(2, data.size()));
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(2 + contents.size(), out -> contents.encode(out.putShort((short) experimentId)));
    }

    @Override
    public String toString() {
        return String.format("exp-%04x", experimentId) + (contents.isEmpty() ? "" : " 0x" + contents);
    }
}
