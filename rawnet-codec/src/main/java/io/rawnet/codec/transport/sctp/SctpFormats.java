package io.rawnet.codec.transport.sctp;

import static io.rawnet.codec.transport.sctp.SctpErrorCause.INVALID_STREAM_IDENTIFIER;
import static io.rawnet.codec.transport.sctp.SctpErrorCause.MISSING_MANDATORY_PARAMETER;
import static io.rawnet.codec.transport.sctp.SctpErrorCause.NO_USER_DATA;
import static io.rawnet.codec.transport.sctp.SctpErrorCause.STALE_COOKIE;
import static io.rawnet.codec.transport.sctp.SctpErrorCause.UNRECOGNIZED_PARAMETERS;
import static io.rawnet.codec.transport.sctp.SctpParameter.COOKIE_PRESERVATIVE;
import static io.rawnet.codec.transport.sctp.SctpParameter.IPV4_ADDRESS;
import static io.rawnet.codec.transport.sctp.SctpParameter.IPV6_ADDRESS;
import static io.rawnet.codec.transport.sctp.SctpParameter.SUPPORTED_ADDRESS_TYPES;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.Heading;
import io.rawnet.codec.transport.sctp.SctpErrorCause.InvalidStreamIdentifier;
import io.rawnet.codec.transport.sctp.SctpErrorCause.MissingParameters;
import io.rawnet.codec.transport.sctp.SctpErrorCause.NoUserData;
import io.rawnet.codec.transport.sctp.SctpErrorCause.StaleCookie;
import io.rawnet.codec.transport.sctp.SctpErrorCause.UnrecognizedParameters;
import io.rawnet.codec.transport.sctp.SctpParameter.Address;
import io.rawnet.codec.transport.sctp.SctpParameter.CookiePreservative;
import io.rawnet.codec.transport.sctp.SctpParameter.SupportedAddressTypes;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The formats of chunks, parameters and error causes. Each begins with a type and a length of 16 bits each, and
 * is padded to a multiple of 4 octets (RFC 9260 sections 3.2, 3.2.1 and 3.3.10). Of a chunk the first 16 bits are type and flags.
 */
final class SctpFormats {

    static final int HEADER_LENGTH = 4;

    /** The most octets of value that a length can count. */
    static final int MAX_VALUE = 0xFFFF - HEADER_LENGTH;

    static final ElementFormat<SctpChunk> CHUNK =
            new ElementFormat<>(new TypeAndLength(), SctpFormats::chunk, MalformedChunk::new);

    static final ElementFormat<SctpParameter> PARAMETER = new ElementFormat<SctpParameter>(
                    new TypeAndLength(), SctpParameter.Opaque::new, SctpParameter.Malformed::new)
            .with(IPV4_ADDRESS, Address.class, Ipv4Address.LENGTH, value -> new Address(Ipv4Address.at(value, 0)))
            .with(IPV6_ADDRESS, Address.class, Ipv6Address.LENGTH, value -> new Address(Ipv6Address.at(value, 0)))
            .number32(
                    COOKIE_PRESERVATIVE,
                    CookiePreservative.class,
                    CookiePreservative::new,
                    CookiePreservative::lifeSpanIncrement)
            .with(
                    SUPPORTED_ADDRESS_TYPES,
                    SupportedAddressTypes.class,
                    value -> value.size() % 2 == 0,
                    (type, value) -> new SupportedAddressTypes(types(value, 0)));

    static final ElementFormat<SctpErrorCause> CAUSE = new ElementFormat<SctpErrorCause>(
                    new TypeAndLength(), SctpErrorCause.Opaque::new, SctpErrorCause.Malformed::new)
            .number32(
                    INVALID_STREAM_IDENTIFIER,
                    InvalidStreamIdentifier.class,
                    bits -> new InvalidStreamIdentifier((int) bits >>> 16, (int) bits & 0xFFFF),
                    cause -> (long) cause.streamIdentifier() << 16 | cause.reserved())
            .with(
                    MISSING_MANDATORY_PARAMETER,
                    MissingParameters.class,
                    value -> value.size() >= 4 && value.size() == 4 + 2 * Wire.u32(value.buffer(), 0),
                    (code, value) -> new MissingParameters(types(value, 4)))
            .number32(STALE_COOKIE, StaleCookie.class, StaleCookie::new, StaleCookie::measureOfStaleness)
            .with(
                    UNRECOGNIZED_PARAMETERS,
                    UnrecognizedParameters.class,
                    value -> new UnrecognizedParameters(new SctpParameters(value)))
            .number32(NO_USER_DATA, NoUserData.class, NoUserData::new, NoUserData::tsn);

    private SctpFormats() {}

    private static List<Integer> types(Octets value, int from) {
        return Elements.between(value.buffer(), from, value.size(), 2, Wire::u16);
    }

    private static SctpChunk chunk(int typeAndFlags, Octets value) {
        int type = typeAndFlags >>> 8;
        int flags = typeAndFlags & 0xFF;
        return switch (type) {
            case SctpChunk.DATA -> DataChunk.read(flags, value);
            case SctpChunk.INIT, SctpChunk.INIT_ACK -> InitChunk.read(type, flags, value);
            case SctpChunk.SACK -> SackChunk.read(flags, value);
            case SctpChunk.HEARTBEAT, SctpChunk.HEARTBEAT_ACK ->
                new HeartbeatChunk(type, flags, new SctpParameters(value));
            case SctpChunk.ABORT, SctpChunk.ERROR -> new ErrorChunk(type, flags, new SctpErrorCauses(value));
            case SctpChunk.SHUTDOWN -> ShutdownChunk.read(flags, value);
            default -> new OpaqueChunk(type, flags, value);
        };
    }

    private record TypeAndLength() implements Heading {

        @Override
        public int lengthAt(ByteBuffer in, int index) {
            int length = in.limit() - index < HEADER_LENGTH ? 0 : Wire.u16(in, index + 2);
            return length < HEADER_LENGTH ? 0 : length;
        }

        /** {@return the first 16 bits, what is missing of them taken as zeros} */
        @Override
        public int typeAt(ByteBuffer in, int index) {
            return Wire.u8(in, index) << 8 | (index + 1 < in.limit() ? Wire.u8(in, index + 1) : 0);
        }

        @Override
        public int size(int type) {
            return HEADER_LENGTH;
        }

        @Override
        public void put(ByteBuffer out, int index, int type, int length) {
            Wire.put16(out, index, type);
            Wire.put16(out, index + 2, length);
        }

        @Override
        public int padded(int length) {
            return SctpChunks.padded(length);
        }
    }
}
