package io.rawnet.examples.tool.capture;

/** Which packets to take, seen from this host. */
public enum Direction {
    /** Those that it received. */
    IN,
    /** Those that it sent. */
    OUT,
    /** Both. */
    INOUT
}
