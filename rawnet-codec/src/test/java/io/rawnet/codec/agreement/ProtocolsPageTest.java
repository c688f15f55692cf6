package io.rawnet.codec.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.option.ElementList;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/protocols.md says of every header, and of every body of a control message, what is true of it. */
class ProtocolsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "protocols.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| .+ \\| .+ \\| .+ \\| (.+) \\|");
    private static final Pattern NOTHING_RAW = Pattern.compile("\\| `(\\w+)` \\| .+ \\| .+ \\| nothing \\| .+ \\|");
    private static final Pattern LIST_ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
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
        return types().filter(type -> Header.class.isAssignableFrom(type) || MessageBody.class.isAssignableFrom(type))
                .filter(Class::isRecord)
                .filter(type -> type.getEnclosingClass() == null || type == MessageBody.Unknown.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of this module. */
    private static Stream<Class<?>> types() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Header.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Class<?>> types = new ArrayList<>();
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.startsWith("io") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .forEach(name -> types.add(type(name)));
            return types.stream();
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
    void namesEveryTypeOfElementThatAListReads() throws IOException, URISyntaxException {
        Map<String, Set<String>> read = new TreeMap<>();
        types().filter(type -> ElementList.class.isAssignableFrom(type))
                .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                .forEach(type -> read.put(type.getSimpleName(), typedElements(elementOf(type))));
        assertThat(elementsOfLists()).isEqualTo(read);
    }

    /** What the page says of each list. */
    private static Map<String, Set<String>> elementsOfLists() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        String page = Files.readString(PAGE);
        LIST_ROW.matcher(page.substring(page.indexOf("\n## Lists")))
                .results()
                .forEach(row -> rows.put(
                        row.group(1),
                        NAME.matcher(row.group(3))
                                .results()
                                .map(name -> name.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return rows;
    }

    private static Class<?> elementOf(Class<?> list) {
        Stream<Type> supertypes =
                Stream.concat(Stream.of(list.getGenericSuperclass()), Stream.of(list.getGenericInterfaces()));
        return supertypes
                .filter(ParameterizedType.class::isInstance)
                .map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow();
    }

    /** The types of elements that show more than their type and octets. */
    private static Set<String> typedElements(Class<?> element) {
        return leaves(element)
                .map(Class::getSimpleName)
                .filter(name -> !name.matches("(Unknown|Opaque|Malformed).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ProtocolsPageTest::leaves)
                : Stream.of(type);
    }

    @Test
    void keepsNoFieldAsOctetsWhereNothingIsRaw() throws IOException, URISyntaxException {
        Set<String> nothingRaw = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = NOTHING_RAW.matcher(line);
            if (row.matches()) {
                nothingRaw.add(row.group(1));
            }
        }
        assertThat(nothingRaw).isNotEmpty();
        assertThat(types().filter(type -> type.isRecord() && nothingRaw.contains(type.getSimpleName())))
                .allSatisfy(type -> assertThat(type.getRecordComponents())
                        .extracting(RecordComponent::getType)
                        .isNotEmpty()
                        .doesNotContain(Octets.class));
    }

    @Test
    void claimsTsharkWhereASpecimenBacksIt() throws IOException {
        assertThat(rowsCheckedWith("tshark"))
                .isEqualTo(Specimens.all()
                        .flatMap(specimen -> specimen.packet().headers().stream())
                        .flatMap(HeaderNames::of)
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
