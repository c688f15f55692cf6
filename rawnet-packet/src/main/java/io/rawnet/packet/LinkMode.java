package io.rawnet.packet;

/** Who writes the link-layer header (packet(7)). */
public enum LinkMode {
    /** The program does: every header is its own ({@code SOCK_RAW}). */
    RAW,
    /** The kernel does: the program names a link address and begins with the network header ({@code SOCK_DGRAM}). */
    DGRAM
}
