package io.rawnet.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.documentation.ArticlePages;
import io.rawnet.examples.experiment.transport.HearPing;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final int STOPS = 33;
    private static final int WIDTH = 80;

    private final StringWriter told = new StringWriter();
    private final Tour tour = new Tour(new PrintWriter(told), WIDTH, Pause.NONE, Watch.NONE);

    @BeforeEach
    void requirePrivileges() {
        Requirements.requirePrivileged();
    }

    @Test
    void everyExperimentWorksFits80ColumnsAndStandsInTheBook() throws IOException {
        Requirements.requireTool("nft");

        boolean worked = tour.run(numbered(Itinerary.all()));

        assertThat(told.toString())
                .doesNotContain("FAILED")
                .endsWith(STOPS + " of " + STOPS + " experiments worked, none was left out\n");
        assertThat(worked).isTrue();
        assertThat(told.toString().lines()).allMatch(line -> line.length() <= WIDTH);

        Requirements.requireTool("ping"); // with another one the stops tell something else
        ArticlePages pages = new ArticlePages(told.toString());
        if (Boolean.getBoolean("rawnet.docs.write")) {
            pages.write();
        }
        assertThat(pages.differences()).isEmpty();
    }

    @Test
    void everyArticleHasItsExperiments() {
        EnumSet<Article> articles = EnumSet.noneOf(Article.class);
        Itinerary.all().forEach(stop -> articles.add(stop.card().article()));

        assertThat(articles).containsExactly(Article.values());
    }

    @Test
    void theDrawingHasTheAddressesOfTheNetwork() throws IOException {
        try (PrivateNetwork network = PrivateNetwork.open()) {
            Lab lab = new Lab(network);
            assertThat(NetworkDrawing.TEXT)
                    .contains(
                            lab.local().interfaceName() + " |==",
                            "==| " + lab.peer().interfaceName())
                    .contains(" " + lab.localAddress() + " ", "| " + lab.peerAddress() + " ")
                    .contains(" 2001:db8::1 ", "| 2001:db8::2 ");
            assertThat(lab.local().ipv6Address().getHostAddress()).startsWith("2001:db8:0:0:0:0:0:1");
            assertThat(lab.peer().ipv6Address().getHostAddress()).startsWith("2001:db8:0:0:0:0:0:2");
        }
    }

    @Test
    void anExperimentThatChecksNothingFails() {
        assertThat(run(trial((lab, notes) -> notes.seen("something")))).isFalse();
        assertThat(told.toString())
                .contains(
                        " 1 a trial\n   from     article 4, Linux raw sockets", "   FAILED   it has checked nothing\n")
                .endsWith("0 of 1 experiments worked, none was left out\n");
    }

    @Test
    void aCheckThatDoesNotHoldIsToldInWords() {
        assertThat(run(trial((lab, notes) -> notes.check("the port", 80, 81)))).isFalse();
        assertThat(told.toString()).contains("FAILED   the port should be 80 and is 81");
    }

    @Test
    void whateverAnExperimentThrowsTheOthersGoOn() {
        Stop broken = trial((lab, notes) -> {
            throw new IOException("the cable is cut");
        });
        assertThat(run(broken, trial((lab, notes) -> notes.check("all is well", true))))
                .isFalse();
        assertThat(told.toString())
                .contains("FAILED   IOException: the cable is cut")
                .contains(" 2 a trial")
                .contains("ok       1 check holds")
                .endsWith("1 of 2 experiments worked, none was left out\n");
    }

    @Test
    void whatAProgramThrowsFailsItsStop() {
        assertThat(run(trial((lab, notes) ->
                        lab.start(notes, HearPing.class, "no address").finish())))
                .isFalse();
        assertThat(told.toString()).contains("runs     HearPing no address", "FAILED   IllegalArgumentException: ");
    }

    @Test
    void anExperimentWhoseProgramIsMissingIsLeftOutAndNotCounted() {
        Stop needy = new Stop() {
            @Override
            public Card card() {
                return trial((lab, notes) -> {}).card();
            }

            @Override
            public Optional<String> requiredProgram() {
                return Optional.of("no-such-program");
            }

            @Override
            public void run(Lab lab, Notes notes) {
                throw new AssertionError("must not run");
            }
        };

        assertThat(run(needy, trial((lab, notes) -> notes.check("all is well", true))))
                .isTrue();
        assertThat(told.toString())
                .contains("LEFT OUT this machine has no no-such-program")
                .endsWith("1 of 1 experiments worked, left out: number 1 (this machine has no\n  no-such-program)\n");
    }

    @Test
    void aReaderWhoWantsNoMoreEndsTheTour() {
        Stop stop = trial((lab, notes) -> notes.check("all is well", true));
        PrintWriter out = new PrintWriter(told);
        InputStream typed =
                new ByteArrayInputStream("\nq\n".getBytes()); // the introduction alone fills the first screen
        assertThat(new Tour(out, WIDTH, new EnterKey(out, typed, 24), Watch.NONE).run(numbered(List.of(stop))))
                .isFalse();
        assertThat(told.toString()).endsWith("0 of 0 experiments worked, left out: the rest (you ended the tour)\n");
    }

    private boolean run(Stop... stops) {
        return tour.run(numbered(List.of(stops)));
    }

    private static SortedMap<Integer, Stop> numbered(List<Stop> stops) {
        SortedMap<Integer, Stop> numbered = new TreeMap<>();
        IntStream.range(0, stops.size()).forEach(i -> numbered.put(i + 1, stops.get(i)));
        return numbered;
    }

    private static Stop trial(Course course) {
        return new Stop() {
            @Override
            public Card card() {
                return new Card(Article.INSIDE_LINUX, "a trial", "somebody must try", HearPing.class);
            }

            @Override
            public void run(Lab lab, Notes notes) throws Exception {
                course.run(lab, notes);
            }
        };
    }

    /** What an experiment does. */
    @FunctionalInterface
    private interface Course {
        void run(Lab lab, Notes notes) throws Exception;
    }
}
