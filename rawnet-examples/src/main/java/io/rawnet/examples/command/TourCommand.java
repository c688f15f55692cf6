package io.rawnet.examples.command;

import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.tour.Itinerary;
import io.rawnet.examples.tour.Tour;
import io.rawnet.examples.tour.UserNamespace;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rawnet tour}. */
@Command(
        name = "tour",
        description = "Runs every experiment, each in a private network, and shows what was sent and seen.",
        mixinStandardHelpOptions = true)
public final class TourCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public TourCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!canMakeNetworks()) {
            spec.commandLine().getErr().println("rawnet tour: not root, so it runs in a user namespace of its own");
            return UserNamespace.run(List.of("tour"));
        }
        out.println("The experiments of five articles, each in a private network of its own:");
        for (Article article : Article.values()) {
            out.printf("%3d  %s%n", article.number(), article.title());
        }
        out.println();
        return new Tour(out).run(Itinerary.all()) ? 0 : 1;
    }

    private static boolean canMakeNetworks() {
        try (PrivateNetwork network = PrivateNetwork.open()) {
            return network.local() != null;
        } catch (IOException refused) {
            return false;
        }
    }
}
