package io.rawnet.codec.control.igmp;

import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.MessageTypes;
import java.util.List;

/** The types of IGMP messages. */
final class IgmpTypes {

    static final MessageTypes<MessageBody> ALL =
            new MessageTypes<>("IGMP", MessageBody.Unknown.class, MessageBody.Unknown::at, types());

    private IgmpTypes() {}

    private static List<MessageType<MessageBody>> types() {
        return List.of(
                type(IgmpHeader.QUERY, "v3 query", "RFC 9776 4.1")
                        .body(MulticastQuery.class, 12, MulticastQuery::igmpAt),
                type(IgmpHeader.QUERY, "v2 query", "RFC 2236 2").body(IgmpGroup.class, 8, IgmpGroup::at),
                type(IgmpHeader.REPORT_V1, "v1 report", "RFC 2236 2").body(IgmpGroup.class, 8, IgmpGroup::at),
                type(IgmpHeader.REPORT_V2, "v2 report", "RFC 2236 2").body(IgmpGroup.class, 8, IgmpGroup::at),
                type(IgmpHeader.LEAVE, "v2 leave", "RFC 2236 2").body(IgmpGroup.class, 8, IgmpGroup::at),
                type(IgmpHeader.REPORT_V3, "v3 report", "RFC 9776 4.2")
                        .body(MulticastReport.class, 8, MulticastReport::igmpAt));
    }

    private static MessageType<MessageBody> type(int number, String name, String clause) {
        return new MessageType<>(number, name, clause);
    }
}
