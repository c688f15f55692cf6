package io.rawnet.examples.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;

/** The manual page of a command, made of what its help says. */
final class ManualPage {
    private static final String EXIT_STATUS = "Exit status: ";
    /** So that the help breaks no lines: man(1) does that. */
    private static final int WIDER_THAN_ANY_TEXT = 10_000;

    private final CommandSpec spec;
    private final Help help;

    /** Takes a command, whose help is as wide as can be from now on. */
    ManualPage(CommandLine command) {
        spec = command.setUsageHelpWidth(WIDER_THAN_ANY_TEXT).getCommandSpec();
        help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    }

    /** {@return the name of the page} */
    String name() {
        return spec.qualifiedName("-");
    }

    /**
     * {@return the page in the language of man(7)}
     *
     * @param date when it was written, as in 2026-11-22
     */
    String text(String date) {
        Roff page = new Roff(name().toUpperCase(Locale.ROOT), date);
        page.section("NAME");
        page.text(name() + " - " + summary(help));
        page.section("SYNOPSIS");
        page.text(help.synopsis(0));
        page.section("DESCRIPTION");
        page.text(help.description());
        footer().filter(line -> !line.startsWith(EXIT_STATUS)).forEach(page::paragraph);
        page.section("OPTIONS");
        Help.IParamLabelRenderer labels = help.createDefaultParamLabelRenderer();
        spec.positionalParameters()
                .forEach(parameter ->
                        add(page, help.createDefaultParameterRenderer().render(parameter, labels, help.colorScheme())));
        spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(help.createDefaultOptionSort())
                .forEach(option ->
                        add(page, help.createDefaultOptionRenderer().render(option, labels, help.colorScheme())));
        if (!help.subcommands().isEmpty()) {
            page.section("COMMANDS");
            help.subcommands().forEach((name, subcommand) -> {
                page.item(name);
                page.text(summary(subcommand));
            });
        }
        footer().filter(line -> line.startsWith(EXIT_STATUS)).forEach(line -> {
            page.section("EXIT STATUS");
            page.text(line.substring(EXIT_STATUS.length()));
        });
        page.section("SEE ALSO");
        page.text(seeAlso());
        return page.finished();
    }

    private Stream<String> footer() {
        return help.footer().lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** {@return the first line of a description, without its full stop} */
    private static String summary(Help help) {
        return help.description().strip().lines().findFirst().orElse("").replaceFirst("[.]$", "");
    }

    private String seeAlso() {
        List<String> pages = spec.parent() == null
                ? spec.subcommands().values().stream()
                        .map(command -> command.getCommandSpec().qualifiedName("-"))
                        .toList()
                : List.of(spec.parent().qualifiedName("-"));
        return pages.stream().map(page -> page + "(1)").collect(Collectors.joining(", "));
    }

    /** Adds an option or a parameter: its help has a row for each line of the description, which is in the last column. */
    private static void add(Roff page, Text[][] rows) {
        Text[] first = rows[0];
        page.item(Arrays.stream(first, 0, first.length - 1)
                .map(Text::plainString)
                .collect(Collectors.joining())
                .replace(",", ", "));
        for (Text[] row : rows) {
            page.text(row[row.length - 1].plainString());
        }
    }
}
