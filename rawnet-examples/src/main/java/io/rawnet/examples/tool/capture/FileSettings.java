package io.rawnet.examples.tool.capture;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * In which files captured packets are saved.
 *
 * @param name name of the file, {@code -} for the standard output; with a period it may have the letters of strftime(3)
 * @param period after which time another file is begun
 * @param size after how many octets another file is begun, as counted before compression
 * @param files how many files there are at most: with a size the oldest is replaced, with a period the last one ends the capture
 * @param eachPacket whether each packet is written at once
 */
public record FileSettings(
        String name, Optional<Duration> period, OptionalLong size, OptionalInt files, boolean eachPacket) {

    /** {@return whether the packets go to the standard output} */
    public boolean isStandardOutput() {
        return FileFormat.isStandardOutput(name);
    }

    /** {@return whether the last file has no successor, but ends the capture} */
    boolean endsWithLastFile() {
        return files.isPresent() && period.isPresent();
    }
}
