package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.MessageTypes;
import java.util.List;

/** The types of ICMPv6 messages and their codes. */
final class Icmpv6Types {

    static final MessageTypes<MessageBody> ALL =
            new MessageTypes<>("ICMPv6", MessageBody.Unknown.class, MessageBody.Unknown::at, types());

    private static final String MLDV1 = "RFC 2710 3";

    private Icmpv6Types() {}

    private static List<MessageType<MessageBody>> types() {
        return List.of(
                type(Icmpv6Header.DESTINATION_UNREACHABLE, "destination unreachable", "RFC 4443 3.1")
                        .body(Icmpv6ExtensibleError.class, 8, Icmpv6ExtensibleError::at)
                        .codes(
                                "no route, administratively prohibited, beyond scope, address, port, source address policy, "
                                        + "reject route, source routing header, headers too long"),
                type(Icmpv6Header.PACKET_TOO_BIG, "packet too big", "RFC 4443 3.2")
                        .body(Icmpv6PacketTooBig.class, 8, Icmpv6PacketTooBig::at),
                type(Icmpv6Header.TIME_EXCEEDED, "time exceeded", "RFC 4443 3.3")
                        .body(Icmpv6ExtensibleError.class, 8, Icmpv6ExtensibleError::at)
                        .codes("in transit, in reassembly"),
                type(Icmpv6Header.PARAMETER_PROBLEM, "parameter problem", "RFC 4443 3.4")
                        .body(Icmpv6ParameterProblem.class, 8, Icmpv6ParameterProblem::at)
                        .codes(
                                "header field, next header, option, incomplete header chain, "
                                        + "segment routing upper-layer header, next header at router, extension header too big, "
                                        + "header chain too long, too many extension headers, too many options, option too big"),
                type(Icmpv6Header.ECHO_REQUEST, "echo request", "RFC 4443 4.1").body(Echo.class, 8, Echo::at),
                type(Icmpv6Header.ECHO_REPLY, "echo reply", "RFC 4443 4.2")
                        .body(Echo.class, 8, Echo::at)
                        .answering(Icmpv6Header.ECHO_REQUEST),
                type(Icmpv6Header.MLD_QUERY, "MLDv2 query", MLDV1).body(Mldv2Query.class, 28, Mldv2Query::at),
                type(Icmpv6Header.MLD_QUERY, "MLD query", MLDV1).body(Mldv1Message.class, 24, Mldv1Message::at),
                type(Icmpv6Header.MLD_REPORT, "MLD report", MLDV1).body(Mldv1Message.class, 24, Mldv1Message::at),
                type(Icmpv6Header.MLD_DONE, "MLD done", MLDV1).body(Mldv1Message.class, 24, Mldv1Message::at),
                type(Icmpv6Header.ROUTER_SOLICITATION, "router solicitation", "RFC 4861 6.1.1")
                        .body(RouterSolicitation.class, 8, RouterSolicitation::at),
                type(Icmpv6Header.ROUTER_ADVERTISEMENT, "router advertisement", "RFC 4861 6.1.2")
                        .body(RouterAdvertisement.class, 16, RouterAdvertisement::at)
                        .answering(Icmpv6Header.ROUTER_SOLICITATION),
                type(Icmpv6Header.NEIGHBOR_SOLICITATION, "neighbor solicitation", "RFC 4861 7.1.1")
                        .body(NeighborSolicitation.class, 24, NeighborSolicitation::at),
                type(Icmpv6Header.NEIGHBOR_ADVERTISEMENT, "neighbor advertisement", "RFC 4861 7.1.2")
                        .body(NeighborAdvertisement.class, 24, NeighborAdvertisement::at)
                        .answering(Icmpv6Header.NEIGHBOR_SOLICITATION),
                type(Icmpv6Header.REDIRECT, "redirect", "RFC 4861 8.1")
                        .body(Icmpv6Redirect.class, 40, Icmpv6Redirect::at),
                type(Icmpv6Header.MLDV2_REPORT, "MLDv2 report", "RFC 9777 5.2")
                        .body(MulticastReport.class, 8, MulticastReport::mldAt),
                type(Icmpv6Header.EXTENDED_ECHO_REQUEST, "extended echo request", "RFC 8335 2")
                        .body(ExtendedEcho.class, 8, ExtendedEcho::at),
                type(Icmpv6Header.EXTENDED_ECHO_REPLY, "extended echo reply", "RFC 8335 3")
                        .body(ExtendedEcho.class, 8, ExtendedEcho::at)
                        .codes(ControlMessage.EXTENDED_ECHO_CODES)
                        .answering(Icmpv6Header.EXTENDED_ECHO_REQUEST));
    }

    private static MessageType<MessageBody> type(int number, String name, String clause) {
        return new MessageType<>(number, name, clause);
    }
}
