package io.rawnet.xdp;

import io.rawnet.linux.xdp.BpfObjects;

/** Where an {@link XdpProgram} runs. */
public enum AttachMode {
    /** In the driver where it can, else in the kernel. */
    ANY(0),
    /** In the driver, before the kernel makes a packet of its own of the frame ({@code XDP_FLAGS_DRV_MODE}). */
    DRIVER(BpfObjects.XDP_FLAGS_DRV_MODE),
    /**
     * In the kernel, behind any driver; slower ({@code XDP_FLAGS_SKB_MODE}). Where the driver does not tell the kernel on which queue a packet came,
     * as that of veth, the kernel's numbers of queues are others than the driver's: open a socket for each queue.
     */
    SKB(BpfObjects.XDP_FLAGS_SKB_MODE);

    private final int flag;

    AttachMode(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }
}
