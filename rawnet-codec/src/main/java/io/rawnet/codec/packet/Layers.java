package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Surroundings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where each header of a packet lies, how far what belongs to it reaches, and what surrounds it. */
final class Layers {

    private final Packet packet;
    private final ByteBuffer octets;
    private final int[] offsets;
    private final int[] ends;
    private final boolean[] behindFragment;
    private final boolean[] incomplete;
    private final List<Optional<PseudoHeader>> pseudoHeaders = new ArrayList<>();
    private int missing;

    private Layers(Packet packet) {
        this.packet = packet;
        int count = packet.headers().size();
        octets = ByteBuffer.allocate(packet.length());
        offsets = new int[count];
        ends = new int[count];
        behindFragment = new boolean[count];
        incomplete = new boolean[count];
    }

    static Layers of(Packet packet) {
        Layers layers = new Layers(packet);
        packet.encode(layers.octets);
        layers.measure();
        return layers;
    }

    private void measure() {
        int offset = 0;
        int end = octets.capacity();
        boolean fragment = false;
        boolean cut = false;
        Optional<PseudoHeader> pseudoHeader = Optional.empty();
        for (int i = 0; i < offsets.length; i++) {
            Header header = packet.headers().get(i);
            offsets[i] = offset;
            pseudoHeaders.add(pseudoHeader);
            offset += header.length();
            int lacking = Extent.missing(header, offset, end);
            missing = Math.max(missing, lacking);
            cut |= lacking > 0;
            behindFragment[i] = fragment;
            incomplete[i] = cut || fragment;
            end = Math.max(offset, Extent.end(header, offset, end));
            ends[i] = end;
            if (header instanceof NetworkHeader network) {
                pseudoHeader = network.pseudoHeader(pseudoHeader);
                fragment |= network.isFragment();
            }
        }
    }

    int offset(int index) {
        return offsets[index];
    }

    int missingOctets() {
        return missing;
    }

    Surroundings surroundings(int index) {
        Header header = packet.headers().get(index);
        return surroundings(index, offsets[index] + header.length(), ends[index], incomplete[index]);
    }

    private Surroundings surroundings(int index, int start, int end, boolean isIncomplete) {
        List<Header> headers = packet.headers();
        Optional<Header> following =
                index + 1 < headers.size() ? Optional.of(headers.get(index + 1)) : Optional.empty();
        ByteBuffer payload = octets.duplicate().clear().position(start).limit(end);
        return new Surroundings(pseudoHeaders.get(index), isIncomplete, following, payload);
    }

    /**
     * {@return the headers completed from the innermost out, so that outer checksums cover what inner ones became} Lengths that
     * do not fit count for nothing here, because they are about to be filled in; only fragments stay incomplete.
     */
    List<Header> completed() {
        int end = octets.capacity() - packet.trailer().size();
        Header[] completed = packet.headers().toArray(Header[]::new);
        for (int i = completed.length - 1; i >= 0; i--) {
            completed[i] =
                    completed[i].completed(surroundings(i, offsets[i] + completed[i].length(), end, behindFragment[i]));
            completed[i].encode(octets.position(offsets[i]));
        }
        return Arrays.asList(completed);
    }
}
