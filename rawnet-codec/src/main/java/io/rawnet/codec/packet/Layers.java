package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.PseudoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where each header of a packet lies, how far what belongs to it reaches, and what surrounds it. */
final class Layers {

    /** The end of what belongs to a header when no header has declared a length. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final Packet packet;
    private final ByteBuffer octets;
    private final int[] offsets;
    private final int[] ends;
    private final boolean[] incomplete;
    private final boolean[] fragment;
    private final OptionalInt[] impliedPayloadLength;
    private final List<Optional<PseudoHeader>> pseudoHeaders = new ArrayList<>();
    private int missing;

    private Layers(Packet packet) {
        this.packet = packet;
        int count = packet.headers().size();
        octets = ByteBuffer.allocate(packet.length());
        offsets = new int[count];
        ends = new int[count];
        incomplete = new boolean[count];
        fragment = new boolean[count];
        impliedPayloadLength = new OptionalInt[count];
    }

    static Layers of(Packet packet) {
        return of(packet, Optional.empty());
    }

    /** {@return the layers of a packet in front of which a header would stand that asks for a pseudo header} */
    static Layers of(Packet packet, Optional<PseudoHeader> enclosing) {
        Layers layers = new Layers(packet);
        packet.encode(layers.octets);
        layers.measure(enclosing);
        return layers;
    }

    private void measure(Optional<PseudoHeader> enclosing) {
        int offset = 0;
        int end = octets.capacity();
        int declaredEnd = UNBOUNDED;
        boolean lacks = false;
        boolean inFragment = false;
        Optional<PseudoHeader> pseudoHeader = enclosing;
        for (int i = 0; i < offsets.length; i++) {
            Header header = packet.headers().get(i);
            offsets[i] = offset;
            pseudoHeaders.add(pseudoHeader);
            offset += header.length();
            int lacking = Extent.missing(header, offset, end);
            missing = Math.max(missing, lacking);
            if (header.declaredPayloadLength().isPresent()) {
                lacks = lacking > 0; // what outer headers lack is behind the end that this one declares
            }
            incomplete[i] = lacks;
            fragment[i] = inFragment;
            impliedPayloadLength[i] = inFragment || declaredEnd == UNBOUNDED
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.max(0, declaredEnd - offset));
            int declared = header.declaredPayloadLength().orElse(UNBOUNDED);
            declaredEnd = (int) Math.min(declaredEnd, (long) offset + declared);
            end = Math.max(offset, Extent.end(header, offset, end));
            ends[i] = end;
            if (header instanceof NetworkHeader network) {
                pseudoHeader = network.pseudoHeader(pseudoHeader);
                inFragment |= network.isFragment();
                lacks |= network.isFragment();
            }
        }
    }

    int offset(int index) {
        return offsets[index];
    }

    int missingOctets() {
        return missing;
    }

    HeaderContext context(int index) {
        Header header = packet.headers().get(index);
        return context(index, incomplete[index], offsets[index] + header.length(), ends[index]);
    }

    private HeaderContext context(int index, boolean lacking, int start, int end) {
        List<Header> headers = packet.headers();
        Optional<Header> following =
                index + 1 < headers.size() ? Optional.of(headers.get(index + 1)) : Optional.empty();
        ByteBuffer payload = octets.clear().position(start).limit(end);
        return new HeaderContext(
                pseudoHeaders.get(index),
                lacking,
                headers.subList(0, index),
                following,
                impliedPayloadLength[index],
                payload);
    }

    /**
     * {@return the headers completed from the innermost out, so that outer checksums cover what inner ones became} Lengths
     * are about to be made to fit the octets that are here, so only a fragment lacks any.
     *
     * @param beforeSegmentation whether lengths too long for their fields may be left to segmentation offload
     */
    Completion completed(boolean beforeSegmentation) {
        int end = octets.capacity() - packet.trailer().size();
        Header[] completed = packet.headers().toArray(Header[]::new);
        List<Header> headers = Arrays.asList(completed);
        for (int i = completed.length - 1; i >= 0; i--) {
            HeaderContext context = context(i, fragment[i], offsets[i] + completed[i].length(), end);
            Optional<Obstacle> obstacle = completed[i].obstacle(context);
            if (obstacle.isPresent() && !(beforeSegmentation && obstacle.get().leftToSegmentation())) {
                return new Completion(headers, obstacle);
            }
            completed[i] = completed[i].completed(context);
            completed[i].encode(octets.clear().position(offsets[i]));
        }
        return new Completion(headers, Optional.empty());
    }
}
