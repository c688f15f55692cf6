package io.rawnet.codec.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState.Verdict;
import io.rawnet.codec.Header;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.igmp.IgmpHeader;
import io.rawnet.codec.control.vrrp.VrrpMessage;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.packet.LayerChecksum;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import io.rawnet.codec.transport.sctp.SctpPacket;
import io.rawnet.codec.tunnel.GreHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Wireshark's dissectors read every specimen as it was meant, and judge every checksum as these codecs do. */
class TsharkAgreementTest {

    /** Where tshark tells what it thinks of a header's checksum: 1 good, 0 bad. */
    private static final Map<Class<? extends Header>, String> STATUS = Map.ofEntries(
            Map.entry(Ipv4Header.class, "ip.checksum.status"),
            Map.entry(IcmpHeader.class, "icmp.checksum.status"),
            Map.entry(IgmpHeader.class, "igmp.checksum.status"),
            Map.entry(Icmpv6Header.class, "icmpv6.checksum.status"),
            Map.entry(VrrpMessage.class, "vrrp.checksum.status"),
            Map.entry(TcpHeader.class, "tcp.checksum.status"),
            Map.entry(UdpHeader.class, "udp.checksum.status"),
            Map.entry(UdpLiteHeader.class, "udp.checksum.status"),
            Map.entry(DccpHeader.class, "dccp.checksum.status"),
            Map.entry(SctpPacket.class, "sctp.checksum.status"),
            Map.entry(GreHeader.class, "gre.checksum.status"));

    /** Look at every checksum, and at each fragment as it is. */
    private static final List<String> PREFERENCES = List.of(
            "ip.check_checksum:TRUE",
            "tcp.check_checksum:TRUE",
            "udp.check_checksum:TRUE",
            "udplite.check_checksum:TRUE",
            "dccp.check_checksum:TRUE",
            "sctp.checksum:CRC 32c",
            "vrrp.v3_checksum_as_in_v2:TRUE", // over IPv4, as RFC 9568 has it
            "ip.defragment:FALSE",
            "ipv6.defragment:FALSE");

    @TempDir
    static Path folder;

    private static final Map<Specimen, Map<String, String>> DISSECTED = new LinkedHashMap<>();

    @BeforeAll
    static void dissectsAllInOneRun() throws IOException {
        Tool.TSHARK.require("--version");
        CaptureFile capture = new CaptureFile();
        List<Specimen> all = Stream.concat(Specimens.all(), Specimens.all().map(Specimen::broken))
                .toList();
        Collection<String> fields = new TreeSet<>(STATUS.values());
        fields.add("_ws.malformed");
        for (Specimen specimen : all) {
            capture.add(specimen.linkType(), specimen.packet().octets());
            fields.addAll(specimen.fields().keySet());
        }
        Path file = folder.resolve("specimens.pcapng");
        capture.write(file);
        List<String> lines = Tool.TSHARK.run(arguments(file, fields));
        assertThat(lines).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            DISSECTED.put(all.get(i), row(lines.get(i), fields));
        }
    }

    private static List<String> arguments(Path file, Collection<String> fields) {
        List<String> arguments =
                new ArrayList<>(List.of("-n", "-r", file.toString(), "-T", "fields", "-E", "separator=/t"));
        PREFERENCES.forEach(preference -> arguments.addAll(List.of("-o", preference)));
        fields.forEach(field -> arguments.addAll(List.of("-e", field)));
        return arguments;
    }

    private static Map<String, String> row(String line, Collection<String> fields) {
        String[] values = line.split("\t", -1);
        Map<String, String> row = new LinkedHashMap<>();
        fields.forEach(field -> row.put(field, values[row.size()]));
        return row;
    }

    @TestFactory
    Stream<DynamicTest> readsEveryFieldAsItWasMeant() {
        return Specimens.all()
                .map(specimen -> DynamicTest.dynamicTest(specimen.toString(), () -> {
                    Map<String, String> said = new LinkedHashMap<>(DISSECTED.get(specimen));
                    assertThat(said.get("_ws.malformed")).isEmpty();
                    said.keySet().retainAll(specimen.fields().keySet());
                    assertThat(said).isEqualTo(specimen.fields());
                }));
    }

    @TestFactory
    Stream<DynamicTest> judgesEveryChecksumAlike() {
        return DISSECTED.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().toString(), () -> verdicts(entry.getKey())
                        .forEach(
                                (field, verdicts) -> assertThat(entry.getValue().get(field))
                                        .as(field)
                                        .startsWith(verdicts))));
    }

    /** By tshark's field, what it must say of the headers in order; a quoted packet's own follow. */
    private static Map<String, String> verdicts(Specimen specimen) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (LayerChecksum layer : specimen.packet().checksums()) {
            STATUS.forEach((type, field) -> {
                if (type.isInstance(layer.header())) {
                    verdicts.merge(field, code(layer.state().verdict()), (first, next) -> first + "," + next);
                }
            });
        }
        return verdicts;
    }

    private static String code(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "1";
            case INVALID -> "0";
            default -> "2";
        };
    }
}
