package io.rawnet.xdp;

import io.rawnet.linux.xdp.XdpSocketAddress;

/** Who brings the octets of a frame from the network card to the socket's memory, and back. */
public enum CopyMode {
    /** The driver where it can, else the kernel. */
    ANY(0),
    /** The kernel copies them. */
    COPY(XdpSocketAddress.XDP_COPY),
    /** The driver, without a copy. Drivers of virtual interfaces, such as veth, cannot. */
    ZERO_COPY(XdpSocketAddress.XDP_ZEROCOPY);

    private final int flag;

    CopyMode(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }
}
