package io.rawnet.bpf.filter.compiler;

/**
 * The words before a value; the next value of a list inherits them.
 *
 * @param protocol the protocol, or null when none was named
 * @param direction null when none was named
 */
record Qualifiers(Protocol protocol, Direction direction, Kind kind) {

    enum Kind {
        HOST,
        NET,
        PORT,
        PORT_RANGE,
        PROTOCOL,
        PROTOCOL_CHAIN
    }

    Direction directionOrEither() {
        return direction == null ? Direction.EITHER : direction;
    }
}
