package io.rawnet.examples.command;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rawnet filter}. */
@Command(
        name = "filter",
        description = "Compiles a pcap-filter(7) expression and prints its program.",
        mixinStandardHelpOptions = true)
public final class FilterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EXPRESSION",
            arity = "1..*",
            description = "the expression, such as: tcp port 80 and not host 10.0.0.1")
    private List<String> words;

    @Option(
            names = "--link-type",
            paramLabel = "TYPE",
            defaultValue = "ethernet",
            converter = LinkTypeConverter.class,
            description = "what packets begin with: ethernet, ipv4, ipv6, raw (either) or a LINKTYPE_ number;"
                    + " default: ${DEFAULT-VALUE}")
    private LinkType linkType;

    @Option(
            names = "--notation",
            paramLabel = "NOTATION",
            defaultValue = "listing",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private BpfNotation notation;

    /** Made by picocli. */
    public FilterCommand() {}

    @Override
    public Integer call() throws BpfSyntaxException {
        spec.commandLine()
                .getOut()
                .print(notation.format(FilterCompiler.forLinkType(linkType)
                        .withNames(new SystemNames())
                        .compile(String.join(" ", words))));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Reads the name or number of a link type. */
    static final class LinkTypeConverter implements ITypeConverter<LinkType> {
        private static final Map<String, LinkType> NAMES = Map.of(
                "ethernet", LinkType.ETHERNET,
                "ipv4", LinkType.IPV4,
                "ipv6", LinkType.IPV6,
                "raw", LinkType.RAW);

        @Override
        public LinkType convert(String text) {
            LinkType named = NAMES.get(text.toLowerCase(Locale.ROOT));
            try {
                return named != null ? named : new LinkType(Integer.parseInt(text));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException('"' + text + "\" is neither ethernet, ipv4, ipv6, raw nor a number");
            }
        }
    }
}
