package io.rawnet.codec;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a header cannot be completed: a length does not fit its field, or a checksum covers addresses that are not there.
 *
 * @param leftToSegmentation whether the length field may say 0, "to the end", in a packet that segmentation offload cuts up
 * @param explanation the header, the field, and what to do about it
 */
public record Obstacle(boolean leftToSegmentation, String explanation) {

    public Obstacle {
        Objects.requireNonNull(explanation, "explanation");
    }

    /**
     * {@return the obstacle to a checksum over a pseudo header; empty where the pseudo header is there, and in a fragment,
     * whose checksum stays as it is}
     *
     * @param header the name of the header
     * @param context what stands before and behind the header
     */
    public static Optional<Obstacle> toChecksum(String header, HeaderContext context) {
        if (context.incomplete() || context.pseudoHeader().isPresent()) {
            return Optional.empty();
        }
        String explanation =
                header + " checksum covers IP addresses that the packet does not have: give the pseudo header,"
                        + " completed(PseudoHeader), or put an IP header in front";
        return Optional.of(new Obstacle(false, explanation));
    }

    /**
     * {@return the obstacle to a length field; empty where the length fits}
     *
     * @param header the name of the header
     * @param field the name of the field
     * @param length what the field should say, 0 or more
     * @param max the greatest value of the field
     */
    public static Optional<Obstacle> toLength(String header, String field, int length, int max) {
        return toLength(header, field, length, max, false, "shorten the payload");
    }

    /**
     * {@return the obstacle to a 16-bit length field that may say 0, "to the end", until segmentation offload has cut the
     * packet up; empty where the length fits}
     *
     * @param header the name of the header
     * @param field the name of the field
     * @param length what the field should say, 0 or more
     */
    public static Optional<Obstacle> toLengthBeforeSegmentation(String header, String field, int length) {
        String advice =
                "shorten the payload, or call completedForSegmentation() if segmentation offload cuts the packet up";
        return toLength(header, field, length, 0xFFFF, true, advice);
    }

    private static Optional<Obstacle> toLength(
            String header, String field, int length, int max, boolean leftToSegmentation, String advice) {
        if (length <= max) {
            return Optional.empty();
        }
        String explanation = header + " " + field + " must be 0 to " + max + ", not " + length + ": " + advice;
        return Optional.of(new Obstacle(leftToSegmentation, explanation));
    }
}
