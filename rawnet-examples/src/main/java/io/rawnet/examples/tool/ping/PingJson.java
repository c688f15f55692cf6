package io.rawnet.examples.tool.ping;

import io.rawnet.examples.tool.HostNames;
import io.rawnet.examples.tool.IcmpErrorText;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.RoundTrips;

/** Prints what happened for programs, with the names of docs/json.md. */
final class PingJson {
    private final JsonLines lines;
    private final HostNames names;

    PingJson(JsonLines lines, HostNames names) {
        this.lines = lines;
        this.names = names;
    }

    void reply(PingEvent.Reply reply) {
        lines.print(line -> line.put("type", "reply")
                .put("source", names.text(reply.source()))
                .put("sequenceNumber", reply.sequenceNumber())
                .put("length", reply.length())
                .put("hopLimit", reply.hopLimit())
                .put("roundTripMilliseconds", reply.roundTrip())
                .put("duplicate", reply.duplicate())
                .put("badChecksum", reply.badChecksum())
                .put("otherAddress", reply.otherAddress()));
    }

    void failed(PingEvent.Failed failed) {
        lines.print(line -> line.put("type", "error")
                .put("source", names.text(failed.offender()))
                .put("sequenceNumber", failed.sequenceNumber())
                .put("icmpType", failed.error().icmpType())
                .put("icmpCode", failed.error().icmpCode())
                .put("explanation", IcmpErrorText.of(failed.error())));
    }

    void end(String target, long transmitted, long received, long duplicates, long errors, RoundTrips roundTrips) {
        lines.print(line -> {
            line.put("type", "pingStatistics")
                    .put("target", target)
                    .put("transmitted", transmitted)
                    .put("received", received)
                    .put("duplicates", duplicates)
                    .put("errors", errors);
            roundTrips.put(line);
        });
    }
}
