package io.rawnet.examples.command;

import io.rawnet.examples.diagram.Recording;
import io.rawnet.examples.diagram.Tap;
import io.rawnet.examples.tour.Watch;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Draws what goes over the network of each stop.
 *
 * @param file the picture
 * @param several whether there is more than one stop: each has a picture of its own then, with its number in the name
 */
record TourPictures(Path file, boolean several) implements Watch {
    /** Nobody asked for what IPv6 sends by itself when an interface comes up. */
    private static final String FILTER = "not ip6 multicast";

    @Override
    public View begin(int number) throws IOException {
        return new Drawing(Tap.open(LinkMode.RAW, FILTER), of(number));
    }

    private Path of(int number) {
        String name = file.getFileName().toString();
        return several ? file.resolveSibling(name.replaceFirst("\\.svg$", String.format("-%02d.svg", number))) : file;
    }

    private static final class Drawing implements View {
        private final Tap tap;
        private final Path picture;
        private final Recording recording = new Recording();

        Drawing(Tap tap, Path picture) {
            this.tap = tap;
            this.picture = picture;
        }

        @Override
        public Optional<String> words() {
            return Optional.of(recording.isEmpty() ? "nothing, as no packet is sent" : picture.toString());
        }

        @Override
        public void close() throws IOException {
            try (tap) {
                tap.drainTo(recording);
            }
            if (!recording.isEmpty()) {
                DiagramOption.draw(recording, picture);
            }
        }
    }
}
