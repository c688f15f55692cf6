package io.rawnet.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of the articles. Between two comments on them, {@code <!-- program NAME -->} and {@code <!-- end -->}, stand a program of the tour
 * and what it sent and saw. Nobody writes that by hand: it is the program's file, and what a tour has told of it.
 */
public final class ArticlePages {
    private static final int ARTICLES = 5;
    private static final Pattern SECTION =
            Pattern.compile("(<!-- program (\\w+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

    /** A stop in the tour's words: its file, and what was run, sent and seen, up to the verdict. */
    private static final Pattern STOP =
            Pattern.compile("^   read +(?:\\S*/)?(\\w+)\\.java\n(.*?)^   ok ", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String RUN = "\nWhat a run of it told:\n";

    /** Words with numbers in them, which differ in each run. */
    private static final Pattern VALUE = Pattern.compile("\\S*\\d\\S*");

    private static final Pattern DUMP = Pattern.compile(" [0-9a-f]{8}  .*");

    /** The rest of a line that was longer than the terminal is wide: it begins two columns later. */
    private static final Pattern WRAPPED = Pattern.compile("\n {14}");

    private final Map<String, String> told = new HashMap<>();

    /**
     * Takes what a tour has told.
     *
     * @param tour its output
     */
    public ArticlePages(String tour) {
        STOP.matcher(tour).results().forEach(stop -> told.put(stop.group(1), stop.group(2)));
    }

    /** {@return a line for each program that stands on no page, on two, or not as it is, and for each run that looks otherwise} */
    public List<String> differences() throws IOException {
        List<String> found = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult section :
                    SECTION.matcher(Files.readString(page)).results().toList()) {
                String program = section.group(2);
                shown.add(program);
                if (!isLike(section.group(3), content(program))) {
                    found.add(page.getFileName() + " shows another " + program + ", or another run than this:\n"
                            + told.get(program));
                }
            }
        }
        told.keySet().stream()
                .filter(program -> Collections.frequency(shown, program) != 1)
                .forEach(program -> found.add(program + " does not stand on exactly one page"));
        return found;
    }

    /** {@return whether the programs are the same, and the runs told the same but for values, and for how often and in which order} */
    private static boolean isLike(String shown, String is) {
        String[] one = shown.split(RUN);
        String[] other = is.split(RUN);
        return one.length == 2 && one[0].equals(other[0]) && shape(one[1]).equals(shape(other[1]));
    }

    /** Writes all sections anew. */
    public void write() throws IOException {
        for (Path page : pages()) {
            StringBuilder text = new StringBuilder();
            Matcher section = SECTION.matcher(Files.readString(page));
            while (section.find()) {
                String content = section.group(1) + content(section.group(2)) + section.group(4);
                section.appendReplacement(text, Matcher.quoteReplacement(content));
            }
            Files.writeString(page, section.appendTail(text));
        }
    }

    private static List<Path> pages() {
        return Stream.iterate(1, number -> number + 1)
                .limit(ARTICLES)
                .map(number -> Pages.docs("article-" + number + ".md"))
                .toList();
    }

    private String content(String program) throws IOException {
        Path source = Pages.sources().stream()
                .filter(file ->
                        file.endsWith(program + ".java") && file.toString().contains("/experiment/"))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no program " + program));
        String code = Files.readString(source).replaceFirst("(?s)^package .*?;\\s*", "");
        return "[" + source.getFileName() + "](" + source + ")\n\n```java\n" + code + "```\n" + RUN + "\n```\n"
                + told.getOrDefault(program, "") + "```\n";
    }

    private static Set<String> shape(String run) {
        return WRAPPED.matcher(run)
                .replaceAll(" ")
                .lines()
                .map(line -> DUMP.matcher(line).matches()
                        ? "dump"
                        : VALUE.matcher(line).replaceAll("0"))
                // where a line is the first of its kind, the kind stands in front of it
                .map(line -> line.replaceFirst("^ {3}(?:runs|did|sent|seen|checked)? +", ""))
                .collect(Collectors.toSet());
    }
}
