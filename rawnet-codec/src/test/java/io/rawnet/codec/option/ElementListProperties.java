package io.rawnet.codec.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Option;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.transport.option.EndOfOptionList;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.codec.transport.sctp.SctpErrorCauses;
import io.rawnet.codec.transport.sctp.SctpParameters;
import io.rawnet.codec.tunnel.GeneveOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every list of options promises, whatever its octets. */
class ElementListProperties {

    /** The elements behind which a list may go on with padding. */
    private static final Set<Class<?>> ENDS = Set.of(EndOfOptionList.class, Ipv4Option.EndOfOptionList.class);

    /** Small octets are likely to be types that are known and lengths that fit. */
    @Provide
    Arbitrary<Octets> octets() {
        Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 12);
        return Arbitraries.integers()
                .between(0, 10)
                .flatMap(words -> Arbitraries.oneOf(small, small, Arbitraries.bytes())
                        .array(byte[].class)
                        .ofSize(words * 4))
                .map(Octets::of);
    }

    @Property
    void ofIpv4AreTheirOctets(@ForAll("octets") Octets octets) {
        check(new Ipv4Options(octets).list(), octets, 1);
    }

    @Property
    void ofTcpAreTheirOctets(@ForAll("octets") Octets octets) {
        check(new TcpOptions(octets).list(), octets, 1);
    }

    @Property
    void ofIpv6AreTheirOctets(@ForAll("octets") Octets octets) {
        Octets fitting = octets.slice(0, octets.size() / 8 * 8);
        Octets behind = Octets.hex(fitting + "000000000000");
        check(new Ipv6Options(behind).list(), behind, 1);
    }

    @Property
    void ofGeneveAreTheirOctets(@ForAll("octets") Octets octets) {
        check(new GeneveOptions(octets).list(), octets, 1);
    }

    @Property
    void ofSctpAreTheirOctetsButForPadding(@ForAll("octets") Octets octets) {
        check(new SctpParameters(octets).list(), octets, 4);
        check(new SctpErrorCauses(octets).list(), octets, 4);
    }

    private static void check(List<? extends Element> elements, Octets octets, int unit) {
        int index = 0;
        for (Element element : elements) {
            assertThat(element.length()).isPositive();
            ByteBuffer out = ByteBuffer.allocate(element.length());
            element.encode(out);
            assertThat(Octets.copyOf(out.flip())).isEqualTo(octets.slice(index, index + element.length()));
            assertThat(element.toString()).isNotEmpty();
            index += (element.length() + unit - 1) / unit * unit;
        }
        Element last = elements.isEmpty() ? null : elements.get(elements.size() - 1);
        if (last == null || !ENDS.contains(last.getClass())) {
            assertThat(index).isGreaterThanOrEqualTo(octets.size());
        }
        assertThat(elements.stream().filter(MalformedElement.class::isInstance))
                .allSatisfy(element -> assertThat(element).isSameAs(last));
    }
}
