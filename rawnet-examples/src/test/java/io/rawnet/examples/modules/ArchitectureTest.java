package io.rawnet.examples.modules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.rawnet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CODEC = "io.rawnet.codec";

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.()]+)`");

    @ArchTest
    static final ArchRule MODULES_KNOW_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("codec")
            .definedBy("io.rawnet.codec..")
            .layer("bpf")
            .definedBy("io.rawnet.bpf..")
            .layer("pcap")
            .definedBy("io.rawnet.pcap..")
            .layer("linux")
            .definedBy("io.rawnet.linux..") // rawnet-linux-jnr too, whose package nothing but the service knows
            .layer("testkit")
            .definedBy("io.rawnet.testkit..")
            .layer("channel")
            .definedBy("io.rawnet.channel..")
            .layer("ip")
            .definedBy("io.rawnet.ip..")
            .layer("packet")
            .definedBy("io.rawnet.packet..")
            .layer("xdp")
            .definedBy(XdpSocket.class.getPackageName() + "..")
            .layer("examples")
            .definedBy("io.rawnet.examples..")
            .whereLayer("codec")
            .mayNotAccessAnyLayer()
            .whereLayer("bpf")
            .mayOnlyAccessLayers("codec")
            .whereLayer("pcap")
            .mayOnlyAccessLayers("codec")
            .whereLayer("linux")
            .mayNotAccessAnyLayer()
            .whereLayer("testkit")
            .mayOnlyAccessLayers("linux")
            .whereLayer("channel")
            .mayOnlyAccessLayers("linux", "bpf", "codec")
            .whereLayer("ip")
            .mayOnlyAccessLayers("channel", "linux", "bpf", "codec")
            .whereLayer("packet")
            .mayOnlyAccessLayers("channel", "linux", "bpf", "codec")
            .whereLayer("xdp")
            .mayOnlyAccessLayers("channel", "linux", "bpf", "codec")
            .whereLayer("examples")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PURE_MODULES_NEED_THE_JDK_ALONE = classes()
            .that()
            .resideInAnyPackage("io.rawnet.codec..", "io.rawnet.bpf..", "io.rawnet.pcap..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.rawnet.codec..", "io.rawnet.bpf..", "io.rawnet.pcap..");

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_CALLED_BY_RAWNET_LINUX_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.rawnet.linux..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jnr..", "com.kenai..", "sun..", "jdk.internal..");

    @ArchTest
    static final ArchRule PACKAGES_OF_RAWNET_CHANNEL_KNOW_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("waiting")
            .definedBy("io.rawnet.channel.waiting")
            .layer("socket")
            .definedBy("io.rawnet.channel.socket")
            .layer("channel")
            .definedBy("io.rawnet.channel")
            .whereLayer("waiting")
            .mayNotAccessAnyLayer()
            .whereLayer("socket")
            .mayOnlyAccessLayers("waiting")
            .whereLayer("channel")
            .mayOnlyAccessLayers("socket", "waiting");

    @ArchTest
    static final ArchRule PACKAGES_OF_RAWNET_LINUX_KNOW_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("base")
            .definedBy("io.rawnet.linux")
            .layer("jnr")
            .definedBy("io.rawnet.linux.jnr")
            .layer("memory")
            .definedBy("io.rawnet.linux.memory")
            .layer("error")
            .definedBy("io.rawnet.linux.error")
            .layer("libc")
            .definedBy("io.rawnet.linux.libc")
            .layer("call")
            .definedBy("io.rawnet.linux.call")
            .layer("poll")
            .definedBy("io.rawnet.linux.poll")
            .layer("socket")
            .definedBy("io.rawnet.linux.socket")
            .layer("ring")
            .definedBy("io.rawnet.linux.ring")
            .layer("xdp")
            .definedBy("io.rawnet.linux.xdp")
            .layer("network")
            .definedBy("io.rawnet.linux.network")
            .whereLayer("base")
            .mayOnlyAccessLayers("libc")
            .whereLayer("jnr")
            .mayOnlyAccessLayers("libc")
            .whereLayer("jnr")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("memory")
            .mayOnlyAccessLayers("libc")
            .whereLayer("error")
            .mayNotAccessAnyLayer()
            .whereLayer("libc")
            .mayNotAccessAnyLayer()
            .whereLayer("call")
            .mayOnlyAccessLayers("libc", "error", "memory")
            .whereLayer("poll")
            .mayOnlyAccessLayers("call", "error", "memory")
            .whereLayer("socket")
            .mayOnlyAccessLayers("call", "error", "memory")
            .whereLayer("ring")
            .mayOnlyAccessLayers("call", "error", "memory")
            .whereLayer("xdp")
            .mayOnlyAccessLayers("socket", "call", "error", "memory")
            .whereLayer("network")
            .mayOnlyAccessLayers("socket", "call", "error", "memory");

    @ArchTest
    static final ArchRule NO_PACKAGES_KNOW_EACH_OTHER =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static void packagesOfRawnetCodecKnowWhatThePageSays(JavaClasses classes) throws IOException {
        Map<String, Set<String>> mayKnow = codecTable();
        Set<String> packages = new TreeSet<>();
        Set<String> unexpected = new TreeSet<>();
        for (JavaClass each : classes.that(resideInAPackage(CODEC + ".."))) {
            String from = codecPackage(each);
            packages.add(from);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(resideInAPackage(CODEC + ".."))
                    .map(ArchitectureTest::codecPackage)
                    .filter(to -> !from.equals(to))
                    .filter(to -> !mayKnow.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to -> unexpected.add(from + " -> " + to + " (" + each.getSimpleName() + ")"));
        }
        assertThat(unexpected).isEmpty();
        assertThat(mayKnow.keySet()).isEqualTo(packages);
    }

    /** The table of the page: which packages each package may know. */
    private static Map<String, Set<String>> codecTable() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        Set<String> firstFourRows = new TreeSet<>();
        int rows = 0;
        boolean inTable = false;
        for (String line : Files.readAllLines(PAGE)) {
            inTable = line.equals("| package | may know |") || inTable && line.startsWith("|");
            if (!inTable || !line.startsWith("| `")) {
                continue;
            }
            String[] cells = line.split(" \\| ");
            Set<String> mayKnow = names(cells[1]);
            if (cells[1].startsWith("the first four rows")) {
                mayKnow.addAll(firstFourRows);
            }
            for (String name : names(cells[0])) {
                assertThat(table.put(name, mayKnow)).as(name).isNull();
            }
            if (++rows <= 4) {
                firstFourRows.addAll(names(cells[0]));
            }
        }
        return table;
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String codecPackage(JavaClass each) {
        String name = each.getPackageName().substring(CODEC.length()).replaceFirst("^\\.", "");
        return name.isEmpty() ? "(base)" : name;
    }

    /** A slice for each package. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
