package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.MessageTypes;
import java.util.List;

/** The types of ICMP messages and their codes. */
final class IcmpTypes {

    static final MessageTypes<MessageBody> ALL =
            new MessageTypes<>("ICMP", MessageBody.Unknown.class, MessageBody.Unknown::at, types());

    private IcmpTypes() {}

    private static List<MessageType<MessageBody>> types() {
        return List.of(
                type(IcmpHeader.ECHO_REPLY, "echo reply", "RFC 792")
                        .body(Echo.class, 8, Echo::at)
                        .answering(IcmpHeader.ECHO_REQUEST),
                type(IcmpHeader.DESTINATION_UNREACHABLE, "destination unreachable", "RFC 792")
                        .body(IcmpDestinationUnreachable.class, 8, IcmpDestinationUnreachable::at)
                        .codes("net, host, protocol, port, fragmentation needed, source route failed, net unknown, "
                                + "host unknown, source host isolated, net prohibited, host prohibited, "
                                + "net for type of service, host for type of service, communication prohibited, "
                                + "host precedence violation, precedence cutoff"),
                type(IcmpHeader.SOURCE_QUENCH, "source quench", "RFC 792")
                        .body(IcmpSourceQuench.class, 8, IcmpSourceQuench::at),
                type(IcmpHeader.REDIRECT, "redirect", "RFC 792")
                        .body(IcmpRedirect.class, 8, IcmpRedirect::at)
                        .codes("net, host, net for type of service, host for type of service"),
                type(IcmpHeader.ECHO_REQUEST, "echo request", "RFC 792").body(Echo.class, 8, Echo::at),
                type(IcmpHeader.ROUTER_ADVERTISEMENT, "router advertisement", "RFC 1256 3")
                        .body(IcmpRouterAdvertisement.class, 8, IcmpRouterAdvertisement::at)
                        .answering(IcmpHeader.ROUTER_SOLICITATION),
                type(IcmpHeader.ROUTER_SOLICITATION, "router solicitation", "RFC 1256 3")
                        .body(IcmpRouterSolicitation.class, 8, IcmpRouterSolicitation::at),
                type(IcmpHeader.TIME_EXCEEDED, "time exceeded", "RFC 792")
                        .body(IcmpTimeExceeded.class, 8, IcmpTimeExceeded::at)
                        .codes("in transit, in reassembly"),
                type(IcmpHeader.PARAMETER_PROBLEM, "parameter problem", "RFC 792")
                        .body(IcmpParameterProblem.class, 8, IcmpParameterProblem::at)
                        .codes("pointer, option missing, bad length"),
                type(IcmpHeader.TIMESTAMP_REQUEST, "timestamp request", "RFC 792")
                        .body(IcmpTimestamp.class, 20, IcmpTimestamp::at),
                type(IcmpHeader.TIMESTAMP_REPLY, "timestamp reply", "RFC 792")
                        .body(IcmpTimestamp.class, 20, IcmpTimestamp::at)
                        .answering(IcmpHeader.TIMESTAMP_REQUEST),
                type(IcmpHeader.INFORMATION_REQUEST, "information request", "RFC 792")
                        .body(Echo.class, 8, Echo::at),
                type(IcmpHeader.INFORMATION_REPLY, "information reply", "RFC 792")
                        .body(Echo.class, 8, Echo::at)
                        .answering(IcmpHeader.INFORMATION_REQUEST),
                type(IcmpHeader.ADDRESS_MASK_REQUEST, "address mask request", "RFC 950 appendix I")
                        .body(IcmpAddressMask.class, 12, IcmpAddressMask::at),
                type(IcmpHeader.ADDRESS_MASK_REPLY, "address mask reply", "RFC 950 appendix I")
                        .body(IcmpAddressMask.class, 12, IcmpAddressMask::at)
                        .answering(IcmpHeader.ADDRESS_MASK_REQUEST),
                type(IcmpHeader.EXTENDED_ECHO_REQUEST, "extended echo request", "RFC 8335 2")
                        .body(ExtendedEcho.class, 8, ExtendedEcho::at),
                type(IcmpHeader.EXTENDED_ECHO_REPLY, "extended echo reply", "RFC 8335 3")
                        .body(ExtendedEcho.class, 8, ExtendedEcho::at)
                        .codes(ControlMessage.EXTENDED_ECHO_CODES)
                        .answering(IcmpHeader.EXTENDED_ECHO_REQUEST));
    }

    private static MessageType<MessageBody> type(int number, String name, String clause) {
        return new MessageType<>(number, name, clause);
    }
}
