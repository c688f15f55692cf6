package io.rawnet.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), decompressed in step with the reading. The members of a file are read as one
 * stream, as gzip(1) reads them.
 * <pre>
 * +---+---+---+---+---+---+---+---+---+---+=============+=================+---+---+---+---+---+---+---+---+
 * |ID1|ID2|CM |FLG|     MTIME     |XFL|OS | by the FLG  | deflated blocks |     CRC32     |     ISIZE     |
 * +---+---+---+---+---+---+---+---+---+---+=============+=================+---+---+---+---+---+---+---+---+
 * </pre>
 *
 * <p>{@link java.util.zip.GZIPInputStream} is not used: it looks for another member only if the stream below says that
 * octets are available, which a pipe may not, and it ignores what follows the last member.
 */
final class GzipChannel implements ReadableByteChannel {

    private static final int MAGIC = 0x1F8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 0x02;
    private static final int EXTRA_FIELD = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int RESERVED = 0xE0;

    private final CaptureInput in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean insideMember;
    private long contentOffset;
    private MalformedCaptureException failure;

    GzipChannel(CaptureInput in) {
        this.in = in;
    }

    /** {@return whether the first two octets, in network byte order, are those of a gzip file} */
    static boolean isMagic(int octets) {
        return octets == MAGIC;
    }

    /**
     * Decompresses the next octets.
     *
     * @throws MalformedCaptureException if the gzip file is cut short or malformed, once all octets before the fault
     *                                   were delivered; its offset is that of the content
     */
    @Override
    public int read(ByteBuffer out) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        try {
            int count = 0;
            while (count == 0) {
                if (!insideMember && in.atEnd()) {
                    return -1;
                }
                count = insideMember ? readContent(out) : readHeader();
            }
            contentOffset += count;
            return count;
        } catch (MalformedCaptureException malformed) {
            String found = malformed.found() + " at octet " + malformed.offset() + " of the gzip file";
            throw new MalformedCaptureException(contentOffset, malformed.required(), found);
        }
    }

    private int readHeader() throws IOException {
        long start = in.offset();
        checksum.reset();
        int magic = octet() << 8 | octet();
        int method = octet();
        int flags = octet();
        if (magic != MAGIC || method != DEFLATE || (flags & RESERVED) != 0) {
            String found = String.format("0x%04X, method %d, flags 0x%02X", magic, method, flags);
            throw new MalformedCaptureException(start, "a gzip member of method 8", found);
        }
        skip(6);
        if ((flags & EXTRA_FIELD) != 0) {
            skip(octet() | octet() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            int expected = (int) checksum.getValue() & 0xFFFF;
            check("header checksum", expected, octet() | octet() << 8);
        }
        checksum.reset();
        inflater.reset();
        insideMember = true;
        return 0;
    }

    private int readContent(ByteBuffer out) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (inflater.finished()) {
            readTrailer();
            return 0;
        }
        int count = inflate(out);
        if (count == 0 && failure == null && inflater.needsInput() && !inflater.finished()) {
            in.require(1, "deflated data of a gzip member");
            inflater.setInput(in.unread());
        }
        return count;
    }

    /** A fault is kept for the next call, as the octets decompressed before it are good. */
    private int inflate(ByteBuffer out) {
        ByteBuffer content = out.slice();
        long before = inflater.getBytesWritten();
        try {
            inflater.inflate(content);
            if (inflater.needsDictionary()) {
                failure = malformed("data that needs a dictionary");
            }
        } catch (DataFormatException malformed) {
            failure = malformed(String.valueOf(malformed.getMessage()));
        }
        int count = (int) (inflater.getBytesWritten() - before);
        checksum.update(content.position(0).limit(count));
        out.position(out.position() + count);
        return count;
    }

    private MalformedCaptureException malformed(String found) {
        return new MalformedCaptureException(in.offset(), "deflated data of a gzip member", found);
    }

    private void readTrailer() throws IOException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        in.require(8, "gzip trailer");
        check("checksum", checksum.getValue(), in.getInt());
        check("content length", inflater.getBytesWritten() & 0xFFFF_FFFFL, in.getInt());
        insideMember = false;
    }

    private void check(String field, long expected, long found) throws MalformedCaptureException {
        if (found != expected) {
            throw new MalformedCaptureException(
                    in.offset(), "gzip " + field + " " + Long.toHexString(expected), Long.toHexString(found));
        }
    }

    private int octet() throws IOException {
        in.require(1, "gzip header");
        int octet = in.getOctet();
        checksum.update(octet);
        return octet;
    }

    private void skip(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            octet();
        }
    }

    private void skipText() throws IOException {
        while (octet() != 0) {
            // moves behind the zero octet that ends the text
        }
    }

    @Override
    public boolean isOpen() {
        return in.isOpen();
    }

    /** Frees the memory of the inflater; the compressed file stays open. */
    void release() {
        inflater.end();
    }

    @Override
    public void close() throws IOException {
        release();
        in.close();
    }
}
