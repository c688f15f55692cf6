package io.rawnet.examples.command;

import io.rawnet.examples.tour.Catalogue;
import io.rawnet.examples.tour.EnterKey;
import io.rawnet.examples.tour.Itinerary;
import io.rawnet.examples.tour.Pause;
import io.rawnet.examples.tour.Tour;
import io.rawnet.examples.tour.UserNamespace;
import io.rawnet.examples.tour.Watch;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet tour}. */
@Command(
        name = "tour",
        description =
                "Runs the experiments of five articles, each in a private network, and shows what was sent and seen.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class TourCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "N", arity = "0..*", description = "numbers of stops; all unless given")
    private List<Integer> numbers = List.of();

    @Option(names = "--article", paramLabel = "N", description = "only the stops of this article, 1 to 5")
    private Integer article;

    @Option(names = "--list", description = "list the stops, and run nothing")
    private boolean list;

    @Option(names = "--code", description = "print the program of each stop, and run nothing")
    private boolean code;

    @Option(names = "--step", description = "wait for Enter before each stop")
    private boolean step;

    @Mixin
    private DiagramOption diagram;

    /** Made by picocli. */
    public TourCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        SortedMap<Integer, Stop> stops = stops();
        PrintWriter out = spec.commandLine().getOut();
        int width = Columns.of(spec);
        if (list) {
            new Catalogue(out, stops).list(width);
            return 0;
        }
        if (code) {
            new Catalogue(out, stops)
                    .printCode(spec.commandLine().getColorScheme().ansi().enabled());
            return 0;
        }
        diagram.check();
        if (!canMakeNetworks()) {
            spec.commandLine().getErr().println("rawnet tour: not root, so it runs in a user namespace of its own");
            return UserNamespace.run(words(stops));
        }
        Watch watch = diagram.file()
                .<Watch>map(file -> new TourPictures(file, stops.size() > 1))
                .orElse(Watch.NONE);
        Pause pause = step ? new EnterKey(out, System.in, Rows.ofTerminal()) : Pause.NONE;
        return new Tour(out, width, pause, watch).run(stops) ? 0 : 1;
    }

    private SortedMap<Integer, Stop> stops() {
        List<Stop> all = Itinerary.all();
        for (int number : numbers) {
            if (number < 1 || number > all.size()) {
                throw Arguments.misuse(spec, "there is no stop " + number + ": the tour has 1 to " + all.size());
            }
        }
        SortedMap<Integer, Stop> chosen = new TreeMap<>();
        for (int number = 1; number <= all.size(); number++) {
            Stop stop = all.get(number - 1);
            boolean named = numbers.isEmpty() || numbers.contains(number);
            if (named && (article == null || stop.card().article().number() == article)) {
                chosen.put(number, stop);
            }
        }
        if (chosen.isEmpty()) {
            throw Arguments.misuse(
                    spec,
                    (numbers.isEmpty() ? "there is no" : "none of these stops is of") + " article " + article
                            + ": the tour has 1 to 5");
        }
        return chosen;
    }

    /** {@return the words that make another process run the same stops} */
    private List<String> words(SortedMap<Integer, Stop> stops) {
        List<String> words = new ArrayList<>(List.of("tour"));
        stops.keySet().forEach(number -> words.add(number.toString()));
        if (step) {
            words.add("--step");
        }
        words.addAll(diagram.words());
        return words;
    }

    private static boolean canMakeNetworks() {
        try (PrivateNetwork network = PrivateNetwork.open()) {
            return network.local() != null;
        } catch (IOException refused) {
            return false;
        }
    }
}
