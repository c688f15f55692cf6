package io.rawnet.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of classes in a folder of Javadoc. */
final class Javadoc {
    /** {@code TcpHeader}, {@code TcpHeader.SYN}, {@code Packet.decode(LinkType.ETHERNET, octets)}. */
    private static final Pattern CLASS_FIRST = Pattern.compile("([A-Z]\\w*)(?:\\.\\w+)*(?:\\(.*\\))?");

    private static final String AMBIGUOUS = "";

    private final boolean there;
    private final Map<String, String> pages = new HashMap<>();

    /**
     * Reads the names of the classes.
     *
     * @param folder the Javadoc; it may be missing
     */
    Javadoc(Path folder) {
        there = Files.isDirectory(folder);
        if (there) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(folder::relativize).map(Path::toString).forEach(this::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private void add(String page) {
        String name = page.substring(page.lastIndexOf('/') + 1).replaceFirst("\\.html$", "");
        // other pages do not begin with a capital; those of nested classes have a dot in their names
        if (page.endsWith(".html") && !page.contains("/class-use/") && name.matches("[A-Z]\\w*")) {
            pages.merge(name, page, (one, other) -> AMBIGUOUS);
        }
    }

    /** {@return whether there is any} */
    boolean isThere() {
        return there;
    }

    /**
     * {@return the page of the class that a piece of code names first; empty if it names none, or if several classes have the name}
     *
     * @param code what a page of the book shows as code
     */
    Optional<String> page(String code) {
        Matcher named = CLASS_FIRST.matcher(code);
        return named.matches()
                ? Optional.ofNullable(pages.get(named.group(1))).filter(page -> !page.equals(AMBIGUOUS))
                : Optional.empty();
    }
}
