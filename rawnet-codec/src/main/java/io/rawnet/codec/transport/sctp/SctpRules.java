package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.ElementList;
import io.rawnet.codec.option.MalformedElement;
import java.util.ArrayList;
import java.util.List;

/** What a structurally sound SCTP packet must not be. */
final class SctpRules {

    /** RFC 8260 section 2.1: user data that may be interleaved. */
    private static final int INTERLEAVED_DATA = 64;

    private final SctpPacket packet;

    /** Whether the packet ends here; where it does not, the last chunk is none to blame. */
    private final boolean whole;

    private final List<SctpChunk> chunks;
    private final List<Violation> found = new ArrayList<>();

    private SctpRules(SctpPacket packet, boolean whole) {
        this.packet = packet;
        this.whole = whole;
        chunks = packet.chunks().list();
    }

    static List<Violation> violations(SctpPacket packet, HeaderContext context) {
        SctpRules rules = new SctpRules(packet, !context.incomplete());
        rules.checkCommonHeader();
        rules.checkChunks();
        return List.copyOf(rules.found);
    }

    private void checkCommonHeader() {
        if (packet.sourcePort() == 0) {
            report("3.1", 0, "source port 0 must not be used");
        }
        if (packet.destinationPort() == 0) {
            report("3.1", 2, "destination port 0 must not be used");
        }
        boolean initiates = chunks.stream().anyMatch(chunk -> chunk.type() == SctpChunk.INIT);
        if (initiates && packet.verificationTag() != 0) {
            report("8.5.1", 4, "the verification tag of an INIT is not 0");
        }
        if (!initiates && packet.verificationTag() == 0 && (whole || !chunks.isEmpty())) {
            report("8.5.1", 4, "verification tag 0 without an INIT");
        }
        if (chunks.isEmpty() && whole) {
            report("3", SctpPacket.COMMON_HEADER_LENGTH, "there is no chunk");
        }
    }

    private void checkChunks() {
        Octets octets = packet.chunks().octets();
        boolean aborts = chunks.stream().anyMatch(chunk -> chunk.type() == SctpChunk.ABORT);
        boolean dataSeen = false;
        int start = 0;
        for (SctpChunk chunk : chunks) {
            int offset = SctpPacket.COMMON_HEADER_LENGTH + start;
            if (chunks.size() > 1 && travelsAlone(chunk.type())) {
                report("6.10", offset, SctpChunkNames.of(chunk.type()) + " is bundled with other chunks");
            }
            if (dataSeen && !isData(chunk)) {
                report("6.10", offset, "a control chunk stands behind DATA");
            }
            if (aborts && isData(chunk)) {
                report("3.3.7", offset, SctpChunkNames.of(chunk.type()) + " is bundled with ABORT");
            }
            dataSeen |= isData(chunk);
            checkChunk(chunk, offset);
            int end = Math.min(octets.size(), start + SctpChunks.padded(chunk.length()));
            checkPadding(octets, start + chunk.length(), end);
            start = end;
        }
    }

    private static boolean isData(SctpChunk chunk) {
        return chunk.type() == SctpChunk.DATA || chunk.type() == INTERLEAVED_DATA;
    }

    private static boolean travelsAlone(int type) {
        return type == SctpChunk.INIT || type == SctpChunk.INIT_ACK || type == SctpChunk.SHUTDOWN_COMPLETE;
    }

    private void checkChunk(SctpChunk chunk, int offset) {
        if (chunk instanceof MalformedChunk) {
            if (whole) {
                report("3.2", offset + TypeLengthValue.blamed(2, chunk.length()), "the chunk's length leads nowhere");
            }
        } else if (chunk instanceof DataChunk data && data.userData().isEmpty()) {
            report("3.3.1", offset + 2, "DATA without user data");
        } else if (chunk instanceof InitChunk init) {
            checkInit(init, offset);
            int parameters = offset + SctpChunk.HEADER_LENGTH + InitChunk.FIXED_LENGTH;
            checkLengths("3.2.1", "parameter", init.parameters(), parameters);
        } else if (chunk instanceof HeartbeatChunk heartbeat) {
            checkLengths("3.2.1", "parameter", heartbeat.parameters(), offset + SctpChunk.HEADER_LENGTH);
            boolean informed = heartbeat
                    .parameters()
                    .find(SctpParameter.Opaque.class, parameter -> parameter.type() == SctpParameter.HEARTBEAT_INFO)
                    .isPresent();
            if (!informed) {
                String section = heartbeat.type() == SctpChunk.HEARTBEAT ? "3.3.5" : "3.3.6";
                report(section, offset, "there is no heartbeat info");
            }
        } else if (chunk instanceof ErrorChunk error) {
            checkLengths("3.3.10", "cause", error.causes(), offset + SctpChunk.HEADER_LENGTH);
            if (error.type() == SctpChunk.ERROR && error.causes().octets().isEmpty()) {
                report("3.3.10", offset, "there is no cause");
            }
        }
    }

    private void checkLengths(String section, String what, ElementList<? extends Element> elements, int offset) {
        int start = offset;
        for (Element element : elements.list()) {
            if (element instanceof MalformedElement) {
                int length = TypeLengthValue.blamed(2, element.length());
                report(section, start + length, "the " + what + "'s length leads nowhere");
            }
            start += SctpChunks.padded(element.length());
        }
    }

    private void checkInit(InitChunk init, int offset) {
        String section = init.type() == SctpChunk.INIT ? "3.3.2" : "3.3.3";
        if (init.initiateTag() == 0) {
            report(section, offset + 4, "initiate tag is 0");
        }
        if (init.outboundStreams() == 0) {
            report(section, offset + 12, "number of outbound streams is 0");
        }
        if (init.inboundStreams() == 0) {
            report(section, offset + 14, "number of inbound streams is 0");
        }
    }

    private void checkPadding(Octets octets, int from, int to) {
        for (int index = from; index < to; index++) {
            if (octets.get(index) != 0) {
                report("3.2", SctpPacket.COMMON_HEADER_LENGTH + index, "padding is not zero");
                return;
            }
        }
    }

    private void report(String section, int offset, String explanation) {
        found.add(new Violation("RFC 9260 " + section, offset, explanation));
    }
}
