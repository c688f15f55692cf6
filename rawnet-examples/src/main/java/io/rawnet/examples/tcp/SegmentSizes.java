package io.rawnet.examples.tcp;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;

/**
 * How much data segments to a peer hold (RFC 9293, section 3.7.1).
 *
 * @param announced the most that we take: what an Ethernet frame holds
 * @param unannounced the most that a peer takes which announces nothing: what every link carries
 */
record SegmentSizes(int announced, int unannounced) {
    private static final int ETHERNET_MTU = 1500;
    private static final int SMALLEST_MTU_OVER_IPV4 = 576;
    private static final int SMALLEST_MTU_OVER_IPV6 = 1280;
    private static final int HEADERS_OVER_IPV4 = 40;
    private static final int HEADERS_OVER_IPV6 = 60;

    static SegmentSizes to(IpAddress peer) {
        return peer instanceof Ipv4Address
                ? new SegmentSizes(ETHERNET_MTU - HEADERS_OVER_IPV4, SMALLEST_MTU_OVER_IPV4 - HEADERS_OVER_IPV4)
                : new SegmentSizes(ETHERNET_MTU - HEADERS_OVER_IPV6, SMALLEST_MTU_OVER_IPV6 - HEADERS_OVER_IPV6);
    }
}
