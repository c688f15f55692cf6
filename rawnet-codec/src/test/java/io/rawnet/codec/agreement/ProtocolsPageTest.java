package io.rawnet.codec.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/protocols.md says of every header what is true of it. */
class ProtocolsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "protocols.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| .+ \\| .+ \\| .+ \\| (.+) \\|");
    private static final Pattern SCAPY_ROW = Pattern.compile("\\(\"\\w+\", \"([A-Z][\\w ]+)\"");

    /** Who checked a header, by its name. */
    private static Map<String, Set<String>> rows() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), Set.of(row.group(2).split(", ")));
            }
        }
        return rows;
    }

    private static Set<String> rowsCheckedWith(String tool) throws IOException {
        return rows().entrySet().stream()
                .filter(row -> row.getValue().contains(tool))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void listsEveryHeader() throws IOException, URISyntaxException {
        assertThat(rows().keySet()).isEqualTo(headers());
    }

    private static Set<String> headers() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Header.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.startsWith("io") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .map(ProtocolsPageTest::type)
                    .filter(type -> Header.class.isAssignableFrom(type) && type.isRecord())
                    .filter(type -> type.getEnclosingClass() == null)
                    .map(Class::getSimpleName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ProtocolsPageTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void claimsTsharkWhereASpecimenBacksIt() throws IOException {
        assertThat(rowsCheckedWith("tshark"))
                .isEqualTo(Specimens.all()
                        .flatMap(specimen -> specimen.packet().headers().stream())
                        .map(header -> header.getClass().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void claimsScapyWhereItsScriptBacksIt() throws IOException, URISyntaxException {
        String script = Files.readString(
                Path.of(ProtocolsPageTest.class.getResource("packets.py").toURI()));
        assertThat(rowsCheckedWith("scapy"))
                .isEqualTo(SCAPY_ROW
                        .matcher(script)
                        .results()
                        .flatMap(row -> Stream.of(row.group(1).split(" ")))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
