package io.rawnet.codec.internal;

import java.nio.ByteBuffer;

/** How IPv6 extension headers follow each other (RFC 8200 section 4), for those who step over them without decoding. */
public final class Ipv6Chain {

    /** Hop-by-hop options. */
    public static final int HOP_BY_HOP = 0;

    /** Routing header. */
    public static final int ROUTING = 43;

    /** Fragment header. */
    public static final int FRAGMENT = 44;

    /** Destination options. */
    public static final int DESTINATION_OPTIONS = 60;

    /** The most extension headers that are stepped over, so that a walk is bounded whatever the octets. */
    public static final int MAX_HEADERS = 64;

    private static final int AUTHENTICATION = 51;
    private static final int NEXT_HEADER = 6;
    private static final int IPV6_LENGTH = 40;
    private static final int NONE = -1;
    private static final int MIN_LENGTH = 8;

    private Ipv6Chain() {}

    /**
     * {@return the length in octets of the extension header at an index; 0 if what is there is no extension header that can
     * be stepped over, is a fragment other than the first, or does not fit}
     *
     * @param type the number that announces the header
     * @param buffer the octets
     * @param at the absolute index of the header's first octet
     * @param end the absolute index behind the packet
     */
    public static int length(int type, ByteBuffer buffer, int at, int end) {
        if (end - at < MIN_LENGTH) {
            return 0;
        }
        int length =
                switch (type) {
                    case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS -> (Wire.u8(buffer, at + 1) + 1) * 8;
                    // a payload length of 0 leaves out the sequence number (RFC 4302 section 2.2)
                    case AUTHENTICATION -> Wire.u8(buffer, at + 1) == 0 ? 0 : (Wire.u8(buffer, at + 1) + 2) * 4;
                    case FRAGMENT -> Wire.u16(buffer, at + 2) >>> 3 == 0 ? MIN_LENGTH : 0;
                    default -> 0;
                };
        return length <= end - at ? length : 0;
    }

    /**
     * {@return the absolute index of the octet that announces the first header which {@link #length} does not step over, in
     * the low 32 bits, and of that header in the high 32 bits} Packed, so that nothing is allocated.
     *
     * @param buffer the octets
     * @param header the absolute index of the IPv6 header
     * @param end the absolute index behind the packet
     */
    public static long upperLayer(ByteBuffer buffer, int header, int end) {
        return walk(buffer, header + NEXT_HEADER, header + IPV6_LENGTH, end, NONE);
    }

    /**
     * {@return the first header of a type, or where the walk ends without one: as {@link #upperLayer} does, the index of the
     * octet that announces it and its own}
     *
     * @param type the number of the header
     * @param buffer the octets
     * @param header the absolute index of the IPv6 header
     * @param end the absolute index behind the packet
     */
    public static long find(int type, ByteBuffer buffer, int header, int end) {
        return walk(buffer, header + NEXT_HEADER, header + IPV6_LENGTH, end, type);
    }

    /**
     * {@return the first header which {@link #length} does not step over, as {@link #upperLayer} does}
     *
     * @param buffer the octets
     * @param announcement the absolute index of the octet that announces the header to begin with
     * @param first the absolute index of that header
     * @param end the absolute index behind the packet
     */
    public static long from(ByteBuffer buffer, int announcement, int first, int end) {
        return walk(buffer, announcement, first, end, NONE);
    }

    private static long walk(ByteBuffer buffer, int firstAnnouncement, int first, int end, int wanted) {
        int announcement = firstAnnouncement;
        int at = first;
        for (int i = 0; i < MAX_HEADERS; i++) {
            int type = Wire.u8(buffer, announcement);
            int length = type == wanted ? 0 : length(type, buffer, at, end);
            if (length == 0) {
                break;
            }
            announcement = at;
            at += length;
        }
        return (long) at << 32 | announcement;
    }

    /**
     * {@return the index of the header in the answer of a walk}
     *
     * @param found the answer
     */
    public static int index(long found) {
        return (int) (found >>> 32);
    }

    /**
     * {@return the index of the octet that announces the header in the answer of a walk}
     *
     * @param found the answer
     */
    public static int announcement(long found) {
        return (int) found;
    }
}
