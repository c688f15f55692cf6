package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.EtherType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A header with the Length/Type field of IEEE 802.3 clause 3.2.6, as Ethernet headers and VLAN tags have it: a number of at most
 * 1500 is the length of what follows, and what follows is then a Logical Link Control header.
 */
interface LengthOrType extends Header {

    /** {@return the Length/Type field} */
    EtherType type();

    /** {@return whether the type field is a length (IEEE 802.3 clause 3.2.6)} */
    default boolean isLength() {
        return isLength(type());
    }

    private static boolean isLength(EtherType field) {
        return field.number() <= EtherType.MAX_LENGTH;
    }

    /** {@return the type, or {@link EtherType#LLC} where the type field is a length} */
    @Override
    default Optional<Protocol> nextProtocol() {
        return Optional.of(isLength() ? EtherType.LLC : type());
    }

    @Override
    default OptionalInt declaredPayloadLength() {
        return isLength() ? OptionalInt.of(type().number()) : OptionalInt.empty();
    }

    /** {@return the type of the following header, or the length of what follows where that has no type} */
    static EtherType completed(EtherType field, HeaderContext context) {
        EtherType type = context.followingNumber(field);
        return isLength(type) ? EtherType.of(Math.min(context.payload().remaining(), EtherType.MAX_LENGTH)) : type;
    }

    /** {@return that what follows has no type and is too long for a length} */
    static Optional<Obstacle> obstacle(String header, EtherType field, HeaderContext context) {
        return isLength(context.followingNumber(field))
                ? Obstacle.toLength(header, "type: length", context.payload().remaining(), EtherType.MAX_LENGTH)
                : Optional.empty();
    }

    static String text(EtherType field) {
        return isLength(field) ? "length " + field.number() : field.toString();
    }
}
