package io.rawnet.pcap;

import java.io.IOException;

/**
 * Reports a capture file that is cut short, not of a known format, or beyond the {@link CaptureLimits}. The reader has
 * delivered all packets before {@link #offset()}, and cannot continue after it.
 */
public final class MalformedCaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String required;
    private final String found;

    /**
     * Creates an exception that names the place of the fault, what is required there and what was found.
     *
     * @param offset   octets from the start of the file, or of the decompressed content of a gzip file, from 0
     * @param required what is required, for instance {@code 60 octets of packet data}
     * @param found    what was found, for instance {@code 12 octets}
     */
    public MalformedCaptureException(long offset, String required, String found) {
        super("at octet " + offset + ": required " + required + ", found " + found);
        this.offset = offset;
        this.required = required;
        this.found = found;
    }

    /** {@return octets before the fault, from the start of the file, or of the decompressed content of a gzip file} */
    public long offset() {
        return offset;
    }

    /** {@return what is required} */
    public String required() {
        return required;
    }

    /** {@return what was found} */
    public String found() {
        return found;
    }
}
