package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.ElementList;
import io.rawnet.codec.option.MalformedElement;
import java.util.List;
import java.util.Optional;

/**
 * Checks the rules of RFC 9260 for a packet whose structure is sound.
 *
 * @param packet the packet
 * @param whole whether the packet is whole; the last chunk of a packet that was cut breaks no rule
 * @param chunks its chunks
 * @param found where violations are collected
 */
record SctpRules(SctpPacket packet, boolean whole, List<SctpChunk> chunks, Violations found) {

    /** RFC 8260 section 2.1: user data that may be interleaved. */
    private static final int INTERLEAVED_DATA = 64;

    static List<Violation> violations(SctpPacket packet, HeaderContext context) {
        List<SctpChunk> chunks = packet.chunks().list();
        SctpRules rules = new SctpRules(packet, !context.incomplete(), chunks, new Violations());
        rules.checkCommonHeader();
        rules.checkChunks();
        return rules.found.list();
    }

    private void checkCommonHeader() {
        boolean initiates = chunks.stream().anyMatch(chunk -> chunk.type() == SctpChunk.INIT);
        boolean tagged = packet.verificationTag() != 0;
        boolean untagged = !initiates && !tagged && (whole || !chunks.isEmpty());
        reportIf(packet.sourcePort() == 0, "3.1", 0, "source port 0 must not be used");
        reportIf(packet.destinationPort() == 0, "3.1", 2, "destination port 0 must not be used");
        reportIf(initiates && tagged, "8.5.1", 4, "the verification tag of an INIT is not 0");
        reportIf(untagged, "8.5.1", 4, "verification tag 0 without an INIT");
        reportIf(chunks.isEmpty() && whole, "3", SctpPacket.COMMON_HEADER_LENGTH, "there is no chunk");
    }

    private void checkChunks() {
        Octets octets = packet.chunks().octets();
        boolean aborts = chunks.stream().anyMatch(chunk -> chunk.type() == SctpChunk.ABORT);
        boolean dataSeen = false;
        int start = 0;
        for (SctpChunk chunk : chunks) {
            int offset = SctpPacket.COMMON_HEADER_LENGTH + start;
            boolean bundled = chunks.size() > 1 && travelsAlone(chunk.type());
            String bundle = SctpChunkNames.of(chunk.type()) + " is bundled with ";
            reportIf(bundled, "6.10", offset, bundle + "other chunks");
            reportIf(dataSeen && !isData(chunk), "6.10", offset, "a control chunk stands behind DATA");
            reportIf(aborts && isData(chunk), "3.3.7", offset, bundle + "ABORT");
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
        int value = offset + SctpChunk.HEADER_LENGTH;
        if (chunk instanceof MalformedChunk) {
            int length = offset + TypeLengthValue.blamed(2, chunk.length());
            reportIf(whole, "3.2", length, "the chunk's length leads nowhere");
        } else if (chunk instanceof DataChunk data) {
            reportIf(data.userData().isEmpty(), "3.3.1", offset + 2, "DATA without user data");
        } else if (chunk instanceof InitChunk init) {
            checkInit(init, offset);
            checkLengths("3.2.1", "parameter", init.parameters(), value + InitChunk.FIXED_LENGTH);
        } else if (chunk instanceof HeartbeatChunk heartbeat) {
            checkLengths("3.2.1", "parameter", heartbeat.parameters(), value);
            Optional<SctpParameter.Opaque> info = heartbeat
                    .parameters()
                    .find(SctpParameter.Opaque.class, parameter -> parameter.type() == SctpParameter.HEARTBEAT_INFO);
            String section = heartbeat.type() == SctpChunk.HEARTBEAT ? "3.3.5" : "3.3.6";
            reportIf(info.isEmpty(), section, offset, "there is no heartbeat info");
        } else if (chunk instanceof ErrorChunk error) {
            checkLengths("3.3.10", "cause", error.causes(), value);
            boolean bare = error.type() == SctpChunk.ERROR && error.value().isEmpty();
            reportIf(bare, "3.3.10", offset, "there is no cause");
        }
    }

    private void checkLengths(String section, String what, ElementList<? extends Element> elements, int offset) {
        int start = offset;
        for (Element element : elements.list()) {
            int length = start + TypeLengthValue.blamed(2, element.length());
            reportIf(element instanceof MalformedElement, section, length, "the " + what + "'s length leads nowhere");
            start += SctpChunks.padded(element.length());
        }
    }

    private void checkInit(InitChunk init, int offset) {
        String section = init.type() == SctpChunk.INIT ? "3.3.2" : "3.3.3";
        reportIf(init.initiateTag() == 0, section, offset + 4, "initiate tag is 0");
        reportIf(init.outboundStreams() == 0, section, offset + 12, "number of outbound streams is 0");
        reportIf(init.inboundStreams() == 0, section, offset + 14, "number of inbound streams is 0");
    }

    private void checkPadding(Octets octets, int from, int to) {
        int wrong = TypeLengthValue.nonZero(octets.slice(from, to), 0);
        reportIf(wrong >= 0, "3.2", SctpPacket.COMMON_HEADER_LENGTH + from + wrong, "padding is not zero");
    }

    private void reportIf(boolean broken, String section, int offset, String explanation) {
        found.addIf(broken, "RFC 9260 " + section, offset, explanation);
    }
}
