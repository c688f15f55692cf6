package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.packet.LinkInterface;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user asked of arping.
 *
 * @param target the address that is asked for or announced
 * @param on the interface to ask through
 * @param mac the interface's Ethernet address
 * @param source the address to ask from; unspecified to ask from nobody
 * @param mode what this is for
 * @param count how many questions to ask, with a deadline how many answers are enough; absent for no end
 * @param interval time between two questions
 * @param deadline when to end, whatever was sent and received; absent for no deadline
 * @param broadcastOnly whether to go on asking everybody when one has answered
 * @param untilFirst whether one answer is enough
 * @param quiet whether nothing is printed
 */
public record ArpingSettings(
        IpAddress target,
        LinkInterface on,
        MacAddress mac,
        IpAddress source,
        ArpingMode mode,
        OptionalLong count,
        Duration interval,
        Optional<Duration> deadline,
        boolean broadcastOnly,
        boolean untilFirst,
        boolean quiet) {}
