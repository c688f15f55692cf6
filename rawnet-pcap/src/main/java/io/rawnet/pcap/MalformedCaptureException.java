package io.rawnet.pcap;

import java.io.IOException;

/**
 * The octets read are no capture file that can be read on: cut short, not of a known format, or hostile. All packets
 * before {@link #offset()} were delivered; there is no reading on behind it.
 */
public final class MalformedCaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String required;
    private final String found;

    /**
     * Names the place and the contradiction.
     *
     * @param offset   octets from the start of the file or stream, from 0
     * @param required what had to be there, for instance {@code 60 octets of packet data}
     * @param found    what was there, for instance {@code 12 octets}
     */
    public MalformedCaptureException(long offset, String required, String found) {
        super("at octet " + offset + ": required " + required + ", found " + found);
        this.offset = offset;
        this.required = required;
        this.found = found;
    }

    /** {@return how many octets lie before the place, from the start of the file or stream} */
    public long offset() {
        return offset;
    }

    /** {@return what had to be there} */
    public String required() {
        return required;
    }

    /** {@return what was there} */
    public String found() {
        return found;
    }
}
