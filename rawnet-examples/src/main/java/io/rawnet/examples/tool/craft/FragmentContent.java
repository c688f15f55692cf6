package io.rawnet.examples.tool.craft;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.packet.Packet;
import java.util.List;
import java.util.Optional;

/** What the kernel leaves alone when it writes the IP header, or sends a packet in fragments. */
final class FragmentContent {
    private FragmentContent() {}

    /**
     * {@return the octets behind the IP header, and behind the fragment header that follows it; empty if there is no IP header}
     *
     * @param packet a packet from the network header on
     */
    static Optional<Octets> of(Packet packet) {
        List<Header> headers = packet.headers();
        if (headers.isEmpty() || !(headers.get(0) instanceof NetworkHeader)) {
            return Optional.empty();
        }
        boolean fragment = headers.size() > 1 && headers.get(1) instanceof FragmentHeader;
        int start = headers.get(0).length() + (fragment ? headers.get(1).length() : 0);
        return Optional.of(packet.octets().slice(start, packet.length()));
    }
}
