package io.rawnet.codec.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.Octets;
import java.util.Optional;

/** A packet as an indented tree: one line a header, one line a field, and what is wrong with it at the end. */
final class PacketTree {

    /** How many octets of the payload and of the trailer are shown. */
    private static final int SHOWN_OCTETS = 64;

    private final StringBuilder tree = new StringBuilder();

    private PacketTree() {}

    static String of(Packet packet, ChecksumOffload status) {
        PacketTree text = new PacketTree();
        for (Layer layer : Layer.of(packet)) {
            text.tree.append(layer.header()).append('\n');
            text.appendFields(layer.header(), layer.checksumState(status));
        }
        packet.cutHeader().ifPresent(cut -> text.tree.append(cut).append('\n'));
        packet.quotedLine().ifPresent(quoted -> text.tree.append(quoted).append('\n'));
        text.appendOctets("payload", packet.payload());
        if (!packet.trailer().isEmpty()) {
            text.appendOctets("trailer", packet.trailer());
        }
        text.tree.append(packet.stop()).append('\n');
        int missing = packet.missingOctets();
        if (missing > 0) {
            text.tree.append("cut short by ").append(missing).append(" octets\n");
        }
        HeaderField.lines(packet.violations(status))
                .forEach(line -> text.tree.append("! ").append(line).append('\n'));
        return text.tree.toString();
    }

    private void appendFields(Header header, Optional<ChecksumState> checksum) {
        for (HeaderField field : HeaderField.of(header)) {
            tree.append("    ").append(field.words()).append(": ").append(field.text());
            if (field.isChecksum()) {
                checksum.ifPresent(this::appendVerdict);
            }
            tree.append('\n');
            for (String line : field.parts()) {
                tree.append("        ").append(line).append('\n');
            }
        }
    }

    private void appendVerdict(ChecksumState state) {
        switch (state.verdict()) {
            case VALID -> tree.append(" (valid)");
            case INVALID -> tree.append(String.format(" (invalid, should be 0x%04x)", state.expected()));
            case ABSENT -> tree.append(" (absent)");
            case NOT_YET_COMPUTED -> tree.append(" (not yet computed)");
            case UNVERIFIABLE -> tree.append(" (cannot be verified)");
            default -> throw new AssertionError(state.verdict());
        }
    }

    private void appendOctets(String name, Octets octets) {
        tree.append(name).append(": ").append(octets.size()).append(" octets\n");
        Octets shown = octets.slice(0, Math.min(SHOWN_OCTETS, octets.size()));
        HexDump.format(shown.buffer())
                .lines()
                .forEach(line -> tree.append("    ").append(line).append('\n'));
        if (shown.size() < octets.size()) {
            tree.append("    and ").append(octets.size() - shown.size()).append(" more\n");
        }
    }
}
