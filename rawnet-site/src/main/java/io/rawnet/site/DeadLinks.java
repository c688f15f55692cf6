package io.rawnet.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Links of a site that lead to no file, or to no place in their file. Links to other sites are not followed.
 *
 * @param dead a line for each, with the page that it is on
 * @param checked how many links were followed
 * @param pages how many pages were read
 */
record DeadLinks(List<String> dead, int checked, int pages) {
    /** A scheme and a colon, or two slashes: another site. */
    private static final String ELSEWHERE = "(?s)(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//).*";

    /** Dead by the javadoc tool of JDK 17, which writes the contents of this page and forgets the places. */
    private static final String OF_THE_TOOL = Site.JAVADOC + "/constant-values.html: #io.rawnet";

    private record Link(Path page, String destination) {}

    /**
     * {@return the dead links of a site}
     *
     * @param site its folder
     */
    static DeadLinks in(Path site) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(site.normalize())) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Map<Path, Set<String>> places = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (Path file : files) {
            Set<String> names = new HashSet<>(Set.of(""));
            if (file.toString().endsWith(".html")) {
                Document page = Jsoup.parse(file, "UTF-8");
                page.select("[id], a[name]")
                        .forEach(element ->
                                names.add(element.hasAttr("id") ? element.attr("id") : element.attr("name")));
                for (Element element : page.select("[href], [src]")) {
                    links.add(new Link(file, element.attr(element.hasAttr("href") ? "href" : "src")));
                }
            }
            places.put(file, names);
        }
        links.removeIf(link -> link.destination().matches(ELSEWHERE));
        List<String> dead = links.stream()
                .filter(link -> !leadsSomewhere(link, places))
                .map(link -> site.normalize().relativize(link.page()) + ": " + link.destination())
                .filter(link -> !link.equals(OF_THE_TOOL))
                .distinct()
                .toList();
        return new DeadLinks(dead, links.size(), (int)
                files.stream().filter(file -> file.toString().endsWith(".html")).count());
    }

    private static boolean leadsSomewhere(Link link, Map<Path, Set<String>> places) {
        String[] parts = link.destination().split("#", 2);
        String name = parts[0].replaceFirst("\\?.*", "");
        Path target = name.isEmpty()
                ? link.page()
                : link.page().resolveSibling(decoded(name)).normalize();
        String place = parts.length > 1 ? decoded(parts[1]) : "";
        return places.containsKey(target)
                && (places.get(target).contains(place)
                        || places.get(target).contains(parts.length > 1 ? parts[1] : ""));
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
