package io.rawnet.codec;

/**
 * A number that announces which header comes next: an EtherType, an IP protocol number, a link type, a UDP port, or a
 * number space of your own.
 *
 * <p>Implementations are value types: equal when they are of the same number space and have the same number. A packet
 * decoder is a map from {@code Protocol} to {@link HeaderDecoder}, so a new number space needs nothing else.
 */
public interface Protocol {

    /** {@return the number itself, unsigned, as it stands on the wire} */
    int number();
}
