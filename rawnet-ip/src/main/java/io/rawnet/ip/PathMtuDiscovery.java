package io.rawnet.ip;

/** What a channel does about packets longer than the path (ip(7), IP_MTU_DISCOVER; ipv6(7), IPV6_MTU_DISCOVER). */
public enum PathMtuDiscovery {
    /** Never asks routers not to fragment: fragments what is longer than the path's known MTU. */
    DONT,
    /** Asks routers not to fragment, and fragments itself what is longer than the path's known MTU. */
    WANT,
    /** Asks routers not to fragment, and refuses what is longer than the path's known MTU with EMSGSIZE. */
    DO,
    /** Asks routers not to fragment, and sends whatever fits the interface, not minding what is known of the path. */
    PROBE,
    /** Ignores what is known of the path, and refuses what is longer than the interface's MTU. */
    INTERFACE,
    /** Like {@link #INTERFACE}, but fragments what is longer than the interface's MTU. */
    OMIT
}
