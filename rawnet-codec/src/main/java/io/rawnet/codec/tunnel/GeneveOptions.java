package io.rawnet.codec.tunnel;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.option.OctetList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a Geneve header, kept as octets and read when asked for (RFC 8926 section 3.5). They have no padding.
 *
 * @param octets the options; a multiple of 4 octets, at most 252
 */
public record GeneveOptions(Octets octets) implements OctetList<GeneveOption> {

    /** No options. */
    public static final GeneveOptions NONE = new GeneveOptions(Octets.EMPTY);

    /** The most octets that fit into a header. */
    public static final int MAX_LENGTH = 252;

    public GeneveOptions {
        int size = octets.size();
        Range.octets(size <= MAX_LENGTH && size % 4 == 0, "options", "a multiple of 4 octets and at most 252", size);
    }

    /**
     * {@return the given options in order}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 252 octets
     */
    public static GeneveOptions of(GeneveOption... options) {
        return new GeneveOptions(GeneveOptionHeading.FORMAT.octets(options));
    }

    /** {@return the options in order; a last one that cannot be read is {@link GeneveOption.Malformed}} */
    @Override
    public List<GeneveOption> list() {
        return GeneveOptionHeading.FORMAT.read(octets);
    }

    /**
     * {@return the first option of a class and type that can be read}
     *
     * @param optionClass the organization that defines the type
     * @param type the format of the data, {@link GeneveOption#CRITICAL} included
     */
    public Optional<GeneveOption.Opaque> find(int optionClass, int type) {
        return find(GeneveOption.Opaque.class, option -> option.optionClass() == optionClass && option.type() == type);
    }

    /** {@return whether one of the options is critical} */
    public boolean hasCritical() {
        return list().stream().anyMatch(GeneveOption::isCritical);
    }

    /** {@return for instance {@code <0x0102/0x80 0x00010002,0x0103/0x01>}} */
    @Override
    public String toString() {
        return BoundedText.join(list(), ",", "<", ">");
    }
}
