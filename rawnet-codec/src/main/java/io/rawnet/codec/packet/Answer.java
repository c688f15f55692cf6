package io.rawnet.codec.packet;

import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpRedirect;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a packet that is compared to tell whether it answers another: the innermost frame or datagram. In a tunnel that
 * is what is tunnelled.
 */
final class Answer {

    private final Packet packet;
    private final int start;
    private final Optional<Endpoints> endpoints;
    private final List<Integer> conversation = new ArrayList<>(2);

    private Answer(Packet packet) {
        this.packet = packet;
        List<Header> headers = packet.headers();
        start = start(headers);
        Optional<PseudoHeader> pseudoHeader = Optional.empty();
        for (int i = start; i < headers.size(); i++) {
            if (headers.get(i) instanceof NetworkHeader network) {
                pseudoHeader = network.pseudoHeader(pseudoHeader);
            } else if (headers.get(i) instanceof ConversationHeader) {
                conversation.add(i);
            }
        }
        endpoints = pseudoHeader.flatMap(Endpoints::of);
    }

    /** The index of the innermost header that begins a frame or a datagram. */
    private static int start(List<Header> headers) {
        for (int i = headers.size() - 1; i > 0; i--) {
            if (headers.get(i).protocolNumbers().stream()
                    .anyMatch(number -> number instanceof EtherType || number instanceof LinkType)) {
                return i;
            }
        }
        return 0;
    }

    /** {@return whether a packet answers a request} */
    static boolean is(Packet packet, Packet request) {
        if (packet.headers().equals(request.headers()) && packet.payload().equals(request.payload())) {
            return false;
        }
        List<Header> headers = packet.headers();
        if (!headers.isEmpty()
                && headers.get(headers.size() - 1) instanceof IcmpMessage message
                && message.body() instanceof IcmpError error) {
            // a router that redirects has forwarded the request
            return !(error instanceof IcmpRedirect) && quotes(packet.quote().orElseThrow(), request);
        }
        return !isLaterFragment(packet) && !isLaterFragment(request) && new Answer(packet).isTo(new Answer(request));
    }

    private static boolean isLaterFragment(Packet packet) {
        return packet.headers().stream().anyMatch(Datagram::isLaterFragment);
    }

    private static boolean quotes(IcmpQuote quote, Packet request) {
        Packet quoted = Packet.decode(quote.protocol(), quote.datagram().buffer());
        return Datagram.quote(
                Datagram.of(quoted.headers(), quote.datagram()), Datagram.of(request.headers(), request.octets()));
    }

    private boolean isTo(Answer request) {
        return isBetweenEndpointsOf(request) && !isCopyOf(request) && converses(request);
    }

    private boolean isBetweenEndpointsOf(Answer request) {
        return endpoints.isEmpty()
                || request.endpoints.isEmpty()
                || endpoints.get().canAnswer(request.endpoints.get(), request.isToMany());
    }

    /** Whether more than one host may answer. */
    private boolean isToMany() {
        Endpoints between = endpoints.orElseThrow();
        return between.destination().isMulticast()
                || between.destination().equals(Ipv4Address.BROADCAST)
                || between.destination() instanceof Ipv4Address && isBroadcastOnLink();
    }

    private boolean isBroadcastOnLink() {
        for (int i = start - 1; i >= 0 && !(packet.headers().get(i) instanceof NetworkHeader); i--) {
            if (packet.headers().get(i) instanceof EthernetHeader ethernet) {
                return ethernet.destination().equals(MacAddress.BROADCAST);
            }
        }
        return false;
    }

    /** Whether this is the request once more, seen elsewhere: its ports may be equal and its addresses too. */
    private boolean isCopyOf(Answer request) {
        boolean sameDirection =
                endpoints.isEmpty() || request.endpoints.isEmpty() || endpoints.equals(request.endpoints);
        return sameDirection
                && conversationHeaders().equals(request.conversationHeaders())
                && packet.payload().equals(request.packet.payload());
    }

    private List<Header> conversationHeaders() {
        return conversation.stream().map(packet.headers()::get).toList();
    }

    /** Whether each header answers the one in its place: what is behind UDP may be readable in the request alone. */
    private boolean converses(Answer request) {
        int common = Math.min(conversation.size(), request.conversation.size());
        for (int i = 0; i < common; i++) {
            ConversationHeader header = (ConversationHeader) packet.headers().get(conversation.get(i));
            int requested = request.conversation.get(i);
            if (!header.answers(request.packet.headers().get(requested), request.behind(requested))) {
                return false;
            }
        }
        return common > 0;
    }

    /** How many octets lie behind a header, the trailer left out. */
    private int behind(int index) {
        int octets = packet.payload().size();
        for (int i = index + 1; i < packet.headers().size(); i++) {
            octets += packet.headers().get(i).length();
        }
        return octets;
    }
}
