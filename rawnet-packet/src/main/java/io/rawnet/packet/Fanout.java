package io.rawnet.packet;

import io.rawnet.channel.waiting.Arguments;
import java.util.Set;

/**
 * A group of sockets that share the packets of an interface (packet(7), {@code PACKET_FANOUT}): each packet goes to one of them.
 *
 * @param group the group's number in this network namespace, 0 to 65535; 0 with {@link FanoutFlag#UNIQUE_ID}
 * @param mode who gets which packet
 * @param flags what else; all members must agree on mode and flags
 */
public record Fanout(int group, FanoutMode mode, Set<FanoutFlag> flags) {

    public Fanout {
        Arguments.requireRange(group, 0, 0xFFFF, "group");
        flags = Set.copyOf(flags);
        if (group != 0 && flags.contains(FanoutFlag.UNIQUE_ID)) {
            throw new IllegalArgumentException(
                    "group " + group + ": must be 0 where the kernel chooses it (UNIQUE_ID)");
        }
    }

    /**
     * {@return a group without flags}
     *
     * @param group its number, 0 to 65535
     * @param mode who gets which packet
     */
    public static Fanout of(int group, FanoutMode mode) {
        return new Fanout(group, mode, Set.of());
    }

    /**
     * {@return a new group, whose number the kernel chooses} The others join with the number that {@link PacketSocket#joinFanout} returns,
     * and with the same mode and flags but this one.
     *
     * @param mode who gets which packet
     */
    public static Fanout unique(FanoutMode mode) {
        return new Fanout(0, mode, Set.of(FanoutFlag.UNIQUE_ID));
    }

    /** {@return the option's value: the group in the lower half, mode and flags in the upper} */
    int toInt() {
        int upper = flags.stream().mapToInt(FanoutFlag::bit).reduce(mode.ordinal(), (bits, bit) -> bits | bit);
        return upper << Short.SIZE | group;
    }
}
