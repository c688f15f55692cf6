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
import io.rawnet.codec.HeaderOptions;
import io.rawnet.codec.internal.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.rawnet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CODEC = "io.rawnet.codec";

    /** The table of docs/architecture.md. */
    private static final Map<String, Set<String>> CODEC_PACKAGES = Map.of(
            "fragment", Set.of("network"),
            "control", Set.of("network"),
            "control.igmp", Set.of("network"),
            "control.vrrp", Set.of("network"),
            "transport", Set.of("network", "transport.option"),
            "control.icmp", Set.of("network", "control"),
            "control.icmpv6", Set.of("network", "control", "control.ndp", "control.igmp"));

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
            .definedBy("io.rawnet.linux..")
            .layer("testkit")
            .definedBy("io.rawnet.testkit..")
            .layer("channel")
            .definedBy("io.rawnet.channel..")
            .layer("ip")
            .definedBy("io.rawnet.ip..")
            .layer("packet")
            .definedBy("io.rawnet.packet..")
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
            .layer("network")
            .definedBy("io.rawnet.linux.network")
            .whereLayer("memory")
            .mayNotAccessAnyLayer()
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
            .whereLayer("network")
            .mayOnlyAccessLayers("socket", "call", "error", "memory");

    /** HeaderOptions reads words as Wire does, which knows the exception of the package of HeaderOptions. */
    @ArchTest
    static final ArchRule NO_PACKAGES_KNOW_EACH_OTHER = slices().assignedFrom(new EachPackage())
            .should()
            .beFreeOfCycles()
            .ignoreDependency(HeaderOptions.class, Wire.class);

    @ArchTest
    static void packagesOfRawnetCodecKnowWhatThePageSays(JavaClasses classes) {
        Set<String> unexpected = new TreeSet<>();
        for (JavaClass each : classes.that(resideInAPackage(CODEC + ".."))) {
            String from = codecPackage(each);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(resideInAPackage(CODEC + ".."))
                    .map(ArchitectureTest::codecPackage)
                    .filter(to -> !mayKnow(from, to))
                    .forEach(to -> unexpected.add(from + " -> " + to + " (" + each.getSimpleName() + ")"));
        }
        assertThat(unexpected).isEmpty();
    }

    private static String codecPackage(JavaClass each) {
        return each.getPackageName().substring(CODEC.length()).replaceFirst("^\\.", "");
    }

    private static boolean mayKnow(String from, String to) {
        boolean lowest = List.of("", "internal", "number", "address").contains(to);
        return from.equals(to)
                || lowest
                || from.equals("packet") && !to.equals("fragment")
                || CODEC_PACKAGES.getOrDefault(from, Set.of()).contains(to);
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
