package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.option.OctetList;
import java.util.List;

/**
 * The TLVs of an LLDP data unit, kept as octets and read when asked for.
 *
 * @param octets the TLVs, at least 2 octets; an end, if there is one, comes last
 */
public record LldpTlvs(Octets octets) implements OctetList<LldpTlv> {

    public LldpTlvs {
        Range.atLeast("octets of a data unit", octets.size(), LldpTlv.HEADER_LENGTH);
        int end = LldpFormat.end(octets.buffer(), 0);
        if (end < octets.size()) {
            throw new IllegalArgumentException(octets.size() - end + " octets stand behind the end of the data unit");
        }
    }

    /**
     * {@return the given TLVs in order}
     *
     * @param tlvs the TLVs; an end, if there is one, comes last
     * @throws IllegalArgumentException if there is none, or an end comes earlier
     */
    public static LldpTlvs of(LldpTlv... tlvs) {
        return new LldpTlvs(LldpFormat.TLV.octets(tlvs));
    }

    /** {@return the TLVs in order, an end included; a last one that cannot be read is {@link LldpTlv.Malformed}} */
    @Override
    public List<LldpTlv> list() {
        return LldpFormat.TLV.read(octets);
    }

    /** {@return for instance {@code chassis 02:00:00:00:00:01, port "eth0", ttl 120, end}} */
    @Override
    public String toString() {
        return BoundedText.join(list(), ", ", "", "");
    }
}
