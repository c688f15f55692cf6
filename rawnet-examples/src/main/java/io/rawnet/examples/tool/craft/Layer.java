package io.rawnet.examples.tool.craft;

/** The lowest header of a packet that is the program's own. */
public enum Layer {
    /** The transport header: the kernel writes the IP header. */
    TRANSPORT,
    /** The IP header: the kernel writes the link header. */
    IP,
    /** The Ethernet header: the kernel writes nothing. */
    LINK
}
