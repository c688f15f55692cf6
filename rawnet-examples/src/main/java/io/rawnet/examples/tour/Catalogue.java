package io.rawnet.examples.tour;

import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.SortedMap;

/** Tells of the stops of the tour without running them. */
public final class Catalogue {
    private final PrintWriter out;
    private final SortedMap<Integer, Stop> stops;

    /**
     * Makes a catalogue.
     *
     * @param out where to print
     * @param stops the stops by their numbers
     */
    public Catalogue(PrintWriter out, SortedMap<Integer, Stop> stops) {
        this.out = out;
        this.stops = stops;
    }

    /**
     * Prints number, title, article and program of each stop.
     *
     * @param width the columns to print in
     */
    public void list(int width) {
        Page page = new Page(out, width);
        stops.forEach((number, stop) -> {
            Card card = stop.card();
            page.print(String.format("%2d ", number), card.title());
            page.print(
                    "     ",
                    "article " + card.article().number() + ", "
                            + SourceCode.of(card.program()).file());
        });
        out.flush();
    }

    /**
     * Prints the program of each stop, ready to be a file of its own; where there are several, each below a comment that names it.
     *
     * @param coloured whether comments, texts and words of Java get the colours of a terminal
     * @throws IOException if a source cannot be read
     */
    public void printCode(boolean coloured) throws IOException {
        for (Map.Entry<Integer, Stop> each : stops.entrySet()) {
            SourceCode source = SourceCode.of(each.getValue().card().program());
            if (stops.size() > 1) {
                out.println("// " + each.getKey() + ": " + source.file());
            }
            out.print(coloured ? source.colouredText() : source.text());
        }
        out.flush();
    }
}
