package io.rawnet.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of this package, rawnet's and pcap4j's. */
final class JavaFigures {

    private JavaFigures() {}

    /** {@return a figure for each benchmark, such as {@code DecodeBenchmark.rawnetViews}} */
    static Map<String, Figure> measure() throws RunnerException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        var options = new OptionsBuilder()
                .include(JavaFigures.class.getPackageName())
                .forks(3)
                .warmupIterations(10)
                .warmupTime(TimeValue.milliseconds(200))
                // many short iterations, of which the best counts: some of them fall between what else the machine does
                .measurementIterations(40)
                .measurementTime(TimeValue.milliseconds(100))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            figures.put(name.substring(JavaFigures.class.getPackageName().length() + 1), figure(result));
        }
        return figures;
    }

    private static Figure figure(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Figure(
                result.getPrimaryResult().getStatistics().getMin(),
                allocated == null ? OptionalDouble.empty() : OptionalDouble.of(allocated.getScore()));
    }
}
