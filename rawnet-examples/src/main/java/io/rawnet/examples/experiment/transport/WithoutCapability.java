package io.rawnet.examples.experiment.transport;

import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.experiment.ThisProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The kernel opens raw sockets for programs with the capability CAP_NET_RAW only: the listener without it. */
public final class WithoutCapability implements Experiment {
    @Override
    public String title() {
        return "Listen without the capability CAP_NET_RAW, and be refused";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public Optional<String> requiredProgram() {
        return Optional.of("setpriv");
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> command = new ArrayList<>(List.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"));
        command.addAll(ThisProgram.commandLine(List.of("listen", "icmp", "--count", "1")));
        Process listener = lab.network().start(command.toArray(String[]::new));
        notes.did("setpriv --bounding-set=-net_raw rawnet listen icmp");

        notes.check("it ends at once", listener.waitFor(Lab.PATIENCE.toSeconds() * 3, TimeUnit.SECONDS));
        String said = new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        notes.seen(said);
        notes.check("the exit status", 1, listener.exitValue());
        notes.check("it names CAP_NET_RAW", said.contains("CAP_NET_RAW"));
    }
}
