package io.rawnet.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntBiFunction;

/**
 * What a header inside a packet can know of its neighbours.
 *
 * @param pseudoHeader the pseudo header of the nearest network header before this one
 * @param incomplete whether octets of the payload are not here: in a fragment, and in a packet cut short when it was captured
 *     or quoted; the payload of a header that declares its length is whole as soon as those octets are here
 * @param preceding the headers before this one, outermost first; the list is not copied
 * @param following the header right behind this one
 * @param impliedPayloadLength payload length implied by the enclosing headers, in octets, whether the octets are there or not;
 *     empty where none of them declares a length, in a fragment, and for {@link Header#completed}
 * @param payload every octet behind this header that belongs to it; read-only, from position to limit
 */
public record HeaderContext(
        Optional<PseudoHeader> pseudoHeader,
        boolean incomplete,
        List<Header> preceding,
        Optional<Header> following,
        OptionalInt impliedPayloadLength,
        ByteBuffer payload) {

    /** The context of a header that stands alone. */
    public static final HeaderContext NONE = new HeaderContext(
            Optional.empty(), false, Optional.empty(), ByteBuffer.allocate(0).asReadOnlyBuffer());

    public HeaderContext {
        Objects.requireNonNull(pseudoHeader, "pseudoHeader");
        Objects.requireNonNull(following, "following");
        Objects.requireNonNull(impliedPayloadLength, "impliedPayloadLength");
        Objects.requireNonNull(preceding, "preceding");
        payload = payload.asReadOnlyBuffer();
    }

    /**
     * Describes a context in which nothing is known of the headers before but their pseudo header.
     *
     * @param pseudoHeader the pseudo header of the nearest network header before this one
     * @param incomplete whether the payload is not the whole
     * @param following the header right behind this one
     * @param payload every octet behind this header that belongs to it; read-only, from position to limit
     */
    public HeaderContext(
            Optional<PseudoHeader> pseudoHeader, boolean incomplete, Optional<Header> following, ByteBuffer payload) {
        this(pseudoHeader, incomplete, List.of(), following, OptionalInt.empty(), payload);
    }

    /** {@return every octet behind the header that belongs to it, as a read-only buffer of the caller's own} */
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /**
     * {@return the state of an Internet checksum that covers pseudo header, header and payload}
     *
     * @param found the value in the packet, 0 to 65535
     * @param expected computes the value that pseudo header and payload ask for
     */
    public ChecksumState stateOf(int found, ToIntBiFunction<PseudoHeader, ByteBuffer> expected) {
        return incomplete || pseudoHeader.isEmpty()
                ? ChecksumState.notCompared(ChecksumState.Verdict.UNVERIFIABLE, found)
                : ChecksumState.compareInternet(found, expected.applyAsInt(pseudoHeader.get(), payload()));
    }

    /**
     * {@return the state of an Internet checksum that covers pseudo header, header and the beginning of the payload} It is
     * compared where those octets are here, even if the payload was cut short behind them.
     *
     * @param found the value in the packet, 0 to 65535
     * @param covered how many octets of the payload it covers, 0 or more
     * @param expected computes the value that pseudo header and payload ask for
     */
    public ChecksumState stateOf(int found, int covered, ToIntBiFunction<PseudoHeader, ByteBuffer> expected) {
        if (!incomplete || pseudoHeader.isEmpty() || impliedPayloadLength.isEmpty() || covered > payload.remaining()) {
            return stateOf(found, expected);
        }
        int missing = impliedPayloadLength.getAsInt() - payload.remaining();
        PseudoHeader ofWhole = (protocol, length) -> pseudoHeader.get().sum(protocol, length + missing);
        return ChecksumState.compareInternet(found, expected.applyAsInt(ofWhole, payload()));
    }

    /**
     * {@return the pseudo header if it is of a kind}
     *
     * @param <P> the kind
     * @param kind the kind, for instance {@code Ipv6PseudoHeader.class}
     */
    public <P extends PseudoHeader> Optional<P> pseudoHeader(Class<P> kind) {
        return pseudoHeader.filter(kind::isInstance).map(kind::cast);
    }

    /** {@return the hop limit or time to live of the nearest header before this one that has such a field} */
    public OptionalInt remainingHops() {
        for (int i = preceding.size() - 1; i >= 0; i--) {
            if (preceding.get(i) instanceof NetworkHeader network
                    && network.remainingHops().isPresent()) {
                return network.remainingHops();
            }
        }
        return OptionalInt.empty();
    }

    /**
     * {@return the number by which the following header is announced in one number space}
     *
     * @param <P> the number space
     * @param space the number space
     */
    public <P extends Protocol> Optional<P> followingNumber(Class<P> space) {
        if (following.isPresent()) {
            for (Protocol number : following.get().protocolNumbers()) {
                if (space.isInstance(number)) {
                    return Optional.of(space.cast(number));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the number by which the following header is announced in the number space of a present one} The present
     * number stays where it announces that header already, as one of several, or nothing of its space announces it.
     *
     * @param <P> the number space
     * @param present the number that stands in the packet now
     */
    @SuppressWarnings("unchecked") // the class of a P is a Class<P>: number spaces are final
    public <P extends Protocol> P followingNumber(P present) {
        boolean announces =
                following.isPresent() && following.get().protocolNumbers().contains(present);
        return announces
                ? present
                : followingNumber((Class<P>) present.getClass()).orElse(present);
    }
}
