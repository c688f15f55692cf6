package io.rawnet.bpf.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The expressions that the tests of the filter compiler compare with tcpdump. */
public final class ListedExpressions {

    private static final String ETHERNET = "[EN10MB]";

    private ListedExpressions() {}

    /** {@return every listed expression for packets that begin with an Ethernet header} */
    public static List<String> forEthernet() {
        Stream<String> compared = lines("expressions.txt").stream()
                .map(line -> line.startsWith(ETHERNET) ? line.substring(ETHERNET.length()) : line)
                .filter(line -> !line.startsWith("["));
        return Stream.of(compared, lines("manual.txt").stream(), lines("own.txt").stream())
                .flatMap(each -> each)
                .map(String::strip)
                .distinct()
                .toList();
    }

    /**
     * {@return the lines of a list but for comments and empty ones}
     *
     * @param name name of the list
     */
    public static List<String> lines(String name) {
        try (InputStream in = ListedExpressions.class.getResourceAsStream("/io/rawnet/bpf/filter/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
