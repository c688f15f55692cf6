package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.option.ElementList;
import io.rawnet.codec.option.OctetList;
import java.util.List;

/**
 * The parameters of a chunk or an error cause, kept as octets and read when asked for (RFC 9260 section 3.2.1).
 *
 * @param octets the parameters, each but the last with its padding; padding of the last is the chunk's, but kept where it
 *     stands here
 */
public record SctpParameters(Octets octets) implements OctetList<SctpParameter> {

    /** No parameters. */
    public static final SctpParameters NONE = new SctpParameters(Octets.EMPTY);

    public SctpParameters {
        NotNull.check("octets", octets);
    }

    /**
     * {@return the given parameters in order, each but the last padded with zeros to a multiple of 4 octets}
     *
     * @param parameters the parameters
     */
    public static SctpParameters of(SctpParameter... parameters) {
        return new SctpParameters(SctpFormats.PARAMETER.octets(parameters));
    }

    /** {@return the parameters in order, without padding} Octets whose length cannot be right are a last, malformed one. */
    @Override
    public List<SctpParameter> list() {
        return SctpFormats.PARAMETER.read(octets);
    }

    /** {@return the parameters in angle brackets, a blank before them; nothing where there are none} */
    @Override
    public String toString() {
        return text(this);
    }

    static String text(ElementList<?> elements) {
        List<?> list = elements.list();
        return list.isEmpty() ? "" : BoundedText.join(list, ", ", " <", ">");
    }
}
