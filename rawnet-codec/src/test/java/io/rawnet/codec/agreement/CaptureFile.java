package io.rawnet.codec.agreement;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Just enough pcapng to hand packets of several link types to another program in one file. */
final class CaptureFile {

    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;

    private final List<LinkType> interfaces = new ArrayList<>();
    private final List<ByteBuffer> blocks = new ArrayList<>();

    CaptureFile() {
        add(
                SECTION_HEADER,
                body(16).putInt(0x1A2B3C4D)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1));
    }

    void add(LinkType linkType, Octets packet) {
        if (!interfaces.contains(linkType)) {
            interfaces.add(linkType);
            add(
                    INTERFACE_DESCRIPTION,
                    body(8).putShort((short) linkType.number())
                            .putShort((short) 0)
                            .putInt(0));
        }
        ByteBuffer body = body(20 + packet.size() + 3 & ~3);
        body.putInt(interfaces.indexOf(linkType))
                .putLong(0)
                .putInt(packet.size())
                .putInt(packet.size());
        packet.encode(body);
        add(ENHANCED_PACKET, body);
    }

    private static ByteBuffer body(int length) {
        return ByteBuffer.allocate(length);
    }

    private void add(int type, ByteBuffer body) {
        int length = 12 + body.capacity();
        blocks.add(ByteBuffer.allocate(length)
                .putInt(type)
                .putInt(length)
                .put(body.rewind())
                .putInt(length)
                .flip());
    }

    void write(Path file) throws IOException {
        try (var out = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            for (ByteBuffer block : blocks) {
                out.write(block);
            }
        }
    }
}
