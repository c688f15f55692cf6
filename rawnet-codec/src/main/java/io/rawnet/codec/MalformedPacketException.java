package io.rawnet.codec;

/**
 * Octets that cannot be the header they were taken for, because a length does not fit.
 *
 * <p>It is checked, because octets come from strangers and a receive loop must be made to think of it. It carries no stack
 * trace, so that a flood of malformed packets costs little.
 */
public final class MalformedPacketException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The header that could not be read. */
    private final String layer;

    /** The offset of the octets at fault. */
    private final int offset;

    /** How many octets were required there. */
    private final int required;

    /** How many octets there were. */
    private final int available;

    private MalformedPacketException(String message, String layer, int offset, int required, int available) {
        super(message, null, false, false);
        this.layer = layer;
        this.offset = offset;
        this.required = required;
        this.available = available;
    }

    /**
     * {@return the error for a header that ends too early}
     *
     * @param layer the header's name, for instance {@code TCP}
     * @param offset the offset in octets, counted from where decoding began, of the part that does not fit
     * @param required how many octets that part needs
     * @param available how many there are
     */
    public static MalformedPacketException tooShort(String layer, int offset, int required, int available) {
        return new MalformedPacketException(
                layer + ": " + required + " octets required at offset " + offset + ", " + available + " available",
                layer,
                offset,
                required,
                available);
    }

    /**
     * {@return the error for a field whose value contradicts the structure}
     *
     * @param layer the header's name
     * @param offset the offset in octets, counted from where decoding began, of the field
     * @param reason what the field says and why that cannot be, for instance {@code data offset 3 is below 5}
     * @param required how many octets the structure needs at least
     * @param available how many the field grants, or there are
     */
    public static MalformedPacketException because(
            String layer, int offset, String reason, int required, int available) {
        return new MalformedPacketException(
                layer + ": " + reason + " (offset " + offset + ")", layer, offset, required, available);
    }

    /** {@return the name of the header that could not be read} */
    public String layer() {
        return layer;
    }

    /** {@return the offset in octets of the part at fault, counted from where decoding began} */
    public int offset() {
        return offset;
    }

    /** {@return how many octets were required there} */
    public int required() {
        return required;
    }

    /** {@return how many octets were available there} */
    public int available() {
        return available;
    }
}
