package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.element.OptionHeading;

/**
 * An option that has no type of its own here, or whose length does not suit its kind.
 *
 * @param kind the option kind, 2 to 255
 * @param data what follows kind and length, at most 253 octets
 */
public record UnknownOption(int kind, Octets data) implements TcpOption {

    public UnknownOption {
        OptionHeading.IPV4_AND_TCP.check("kind", kind, data);
    }

    /** {@return whether the kind is known here, so that it is the length that does not suit it} */
    public boolean isOfUnsuitableLength() {
        return !TcpOptionKinds.FORMAT.suits(kind, data);
    }

    @Override
    public String toString() {
        return TypeLengthValue.text("kind-" + kind, data);
    }
}
