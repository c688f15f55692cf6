package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * LLDP data unit (IEEE 802.1AB-2016 clause 8.2): a list of TLVs, from the first to the end that one of them marks, or to the end
 * of what was received where none does.
 *
 * <pre>
 * +---------------+---------------+---------------+----------------------+---------------+
 * |  Chassis ID   |    Port ID    | Time To Live  |  Optional TLVs ...   | End (optional)|
 * +---------------+---------------+---------------+----------------------+---------------+
 * </pre>
 *
 * @param tlvs the TLVs, an end included if there is one
 */
public record LldpDataUnit(LldpTlvs tlvs) implements Header {

    /** The group of the nearest bridge, the usual destination, which no bridge forwards to (clause 7.1). */
    public static final MacAddress NEAREST_BRIDGE = MacAddress.of("01:80:c2:00:00:0e");

    /** The group of the nearest bridge that is more than a two-port relay (clause 7.1). */
    public static final MacAddress NEAREST_NON_TPMR_BRIDGE = MacAddress.of("01:80:c2:00:00:03");

    /** The group of the nearest bridge of the customer: provider bridges forward to it (clause 7.1). */
    public static final MacAddress NEAREST_CUSTOMER_BRIDGE = MacAddress.of("01:80:c2:00:00:00");

    public LldpDataUnit {
        NotNull.check("tlvs", tlvs);
    }

    /**
     * {@return a data unit with the three TLVs that each must have, others, and an end}
     *
     * @param chassis the chassis ID
     * @param port the port ID
     * @param timeToLive how long the data unit is valid in seconds, 0 to 65535
     * @param others the others in order, without an end
     * @throws IllegalArgumentException if chassis or port ID are of another type, the time to live is outside its range, or an
     *     end is among the others
     */
    public static LldpDataUnit of(LldpIdentifier chassis, LldpIdentifier port, int timeToLive, LldpTlv... others) {
        Range.oneOf("type of chassis", chassis.type(), LldpIdentifier.CHASSIS);
        Range.oneOf("type of port", port.type(), LldpIdentifier.PORT);
        LldpTlv[] tlvs = new LldpTlv[others.length + 4];
        tlvs[0] = chassis;
        tlvs[1] = port;
        tlvs[2] = LldpTlv.TimeToLive.of(timeToLive);
        System.arraycopy(others, 0, tlvs, 3, others.length);
        tlvs[tlvs.length - 1] = LldpTlv.EndOfLldpdu.create();
        return new LldpDataUnit(LldpTlvs.of(tlvs));
    }

    /**
     * Decodes the data unit at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the data unit
     * @throws MalformedPacketException if fewer than 2 octets remain; TLVs are kept whatever they are
     */
    public static LldpDataUnit decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("LLDP", in, LldpTlv.HEADER_LENGTH);
        int start = in.position();
        int end = LldpFormat.end(in, start);
        LldpDataUnit unit = new LldpDataUnit(new LldpTlvs(Octets.copyOf(in, start, end - start)));
        in.position(end);
        return unit;
    }

    @Override
    public int length() {
        return tlvs.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        tlvs.octets().encode(out, start);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.LLDP);
    }

    /** {@return 0: nothing that follows, such as Ethernet padding, belongs to the data unit} */
    @Override
    public OptionalInt declaredPayloadLength() {
        return OptionalInt.of(0);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return LldpRules.violations(this, context);
    }

    /** {@return for instance {@code LLDP chassis 02:00:00:00:00:01, port "eth0", ttl 120, end}} */
    @Override
    public String toString() {
        return "LLDP " + tlvs;
    }
}
