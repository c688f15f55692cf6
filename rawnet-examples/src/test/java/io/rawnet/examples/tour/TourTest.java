package io.rawnet.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
    private final StringWriter told = new StringWriter();
    private final Tour tour = new Tour(new PrintWriter(told));

    @BeforeEach
    void requirePrivileges() {
        Requirements.requirePrivileged();
    }

    @Test
    void everyExperimentWorks() {
        boolean worked = tour.run(Itinerary.all());

        long leftOut = told.toString()
                .lines()
                .filter(line -> line.startsWith("left out"))
                .count();
        long ran = Itinerary.all().size() - leftOut;
        assertThat(told.toString()).doesNotContain("FAILED").endsWith(ran + " of " + ran + " experiments worked\n");
        assertThat(ran).isGreaterThanOrEqualTo(12);
        assertThat(worked).isTrue();
    }

    @Test
    void everyArticleHasItsExperiments() {
        EnumSet<Article> articles = EnumSet.noneOf(Article.class);
        Itinerary.all().forEach(experiment -> articles.add(experiment.article()));

        assertThat(articles).containsExactly(Article.values());
    }

    @Test
    void anExperimentThatChecksNothingFails() {
        assertThat(tour.run(List.of(experiment((lab, notes) -> notes.seen("something")))))
                .isFalse();
        assertThat(told.toString())
                .contains("FAILED   1  a trial (article 4)")
                .contains("it has checked nothing")
                .endsWith("0 of 1 experiments worked\n");
    }

    @Test
    void aCheckThatDoesNotHoldIsToldInWords() {
        assertThat(tour.run(List.of(experiment((lab, notes) -> notes.check("the port", 80, 81)))))
                .isFalse();
        assertThat(told.toString()).contains("failed   the port should be 80 and is 81");
    }

    @Test
    void whateverAnExperimentThrowsTheOthersGoOn() {
        assertThat(tour.run(List.of(
                        experiment((lab, notes) -> {
                            throw new IOException("the cable is cut");
                        }),
                        experiment((lab, notes) -> notes.check("all is well", true)))))
                .isFalse();
        assertThat(told.toString())
                .contains("failed   IOException: the cable is cut")
                .contains("ok       2  a trial")
                .endsWith("1 of 2 experiments worked\n");
    }

    @Test
    void anExperimentWhoseProgramIsMissingIsLeftOutAndNotCounted() {
        Experiment needy = new Experiment() {
            @Override
            public String title() {
                return "a trial";
            }

            @Override
            public Article article() {
                return Article.INSIDE_LINUX;
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

        assertThat(tour.run(List.of(needy))).isFalse();
        assertThat(told.toString()).contains("left out").endsWith("0 of 0 experiments worked\n");
    }

    private static Experiment experiment(Course course) {
        return new Experiment() {
            @Override
            public String title() {
                return "a trial";
            }

            @Override
            public Article article() {
                return Article.INSIDE_LINUX;
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
