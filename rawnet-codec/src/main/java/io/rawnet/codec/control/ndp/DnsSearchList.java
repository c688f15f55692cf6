package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Domains to search names in, type 31 (RFC 8106 section 5.2).
 *
 * @param reserved bits that must be 0, 0 to 65535
 * @param lifetime how long they may be used in seconds, 0 to 2^32-1; {@link PrefixInformation#FOREVER}
 * @param names the domains as DNS writes them (RFC 1035 section 3.1, never compressed), padded with zeros to a multiple of 8
 *     octets
 */
public record DnsSearchList(int reserved, long lifetime, Octets names) implements NdpOption {

    private static final int FIXED_LENGTH = 6;

    private static final int MAX_LABEL_LENGTH = 63;

    public DnsSearchList {
        Range.u16("reserved", reserved);
        Range.u32("lifetime", lifetime);
        Range.check("names length", names.size(), MAX_DATA_LENGTH - FIXED_LENGTH);
        Range.octets(!names.isEmpty() && names.size() % UNIT == 0, "names", "a multiple of 8 octets", names.size());
    }

    /**
     * {@return an option with domains}
     *
     * @param lifetime how long they may be used in seconds, 0 to 2^32-1
     * @param domains the domains, for instance {@code example.com}
     * @throws IllegalArgumentException if a label is not 1 to 63 octets, or they do not fit
     */
    public static DnsSearchList of(long lifetime, String... domains) {
        NotNull.check("domains", domains);
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (String domain : domains) {
            for (String label : domain.split("\\.", -1)) {
                byte[] octets = label.getBytes(StandardCharsets.UTF_8);
                if (octets.length == 0 || octets.length > MAX_LABEL_LENGTH) {
                    throw new IllegalArgumentException("a label must be 1 to 63 octets: \"" + domain + '"');
                }
                names.write(octets.length);
                names.writeBytes(octets);
            }
            names.write(0);
        }
        names.writeBytes(new byte[-names.size() & UNIT - 1]);
        return new DnsSearchList(0, lifetime, Octets.of(names.toByteArray()));
    }

    static DnsSearchList of(Octets data) {
        ByteBuffer in = data.buffer();
        return new DnsSearchList(Wire.u16(in, 0), Wire.u32(in, 2), data.slice(FIXED_LENGTH, data.size()));
    }

    /**
     * {@return the domains in order, up to the first that cannot be read} What is not printable comes out as a question mark.
     */
    public List<String> domains() {
        List<String> domains = new ArrayList<>();
        StringBuilder domain = new StringBuilder();
        int index = 0;
        while (index < names.size()) {
            int length = names.get(index++);
            if (length > MAX_LABEL_LENGTH || index + length > names.size()) {
                break;
            }
            if (length == 0 && domain.length() > 0) {
                domains.add(domain.toString());
                domain.setLength(0);
            } else if (length > 0) {
                domain.append(domain.length() == 0 ? "" : ".");
                domain.append(label(names.slice(index, index + length)));
                index += length;
            }
        }
        return List.copyOf(domains);
    }

    private static String label(Octets octets) {
        return new String(octets.toArray(), StandardCharsets.UTF_8).replaceAll("[\\p{C}\\p{Z}]", "?");
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(FIXED_LENGTH + names.size(), out -> {
            out.putShort((short) reserved).putInt((int) lifetime);
            names.encode(out);
        });
    }

    /** {@return for instance {@code dns search [example.com] lifetime 1800}} */
    @Override
    public String toString() {
        return BoundedText.join(domains(), ", ", "dns search [", "]") + " lifetime "
                + PrefixInformation.lifetime(lifetime);
    }
}
