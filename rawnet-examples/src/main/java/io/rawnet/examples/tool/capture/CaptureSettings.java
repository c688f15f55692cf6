package io.rawnet.examples.tool.capture;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.packet.LinkInterface;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to capture.
 *
 * @param on the interface; empty for all
 * @param filter which packets, and how many octets of each; compiled with the {@link LinkLayer} of the interface
 * @param snapshotLength how many octets of a packet to keep, those of a cooked header and a VLAN tag counted, 1 or more
 * @param promiscuous whether packets for other hosts are received too; of no effect on all interfaces at once
 * @param direction received packets, sent ones, or both
 * @param buffer octets for packets that wait, 1 or more; empty for what is usual
 * @param count how many packets; empty for no end
 * @param xdp whether the packets are taken away from the kernel; of one interface only, and received ones only
 */
public record CaptureSettings(
        Optional<LinkInterface> on,
        BpfProgram filter,
        int snapshotLength,
        boolean promiscuous,
        Direction direction,
        OptionalLong buffer,
        OptionalLong count,
        boolean xdp) {

    /** {@return what the packets begin with} */
    public LinkLayer linkLayer() {
        return LinkLayer.of(on);
    }

    /** {@return the name of the interface, {@code any} for all} */
    public String interfaceName() {
        return on.map(LinkInterface::name).orElse("any");
    }
}
