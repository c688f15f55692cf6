package io.rawnet.examples.command;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet arping}. */
@Command(name = "arping", description = "Asks on the link who has an IPv4 address.", mixinStandardHelpOptions = true)
public final class ArpingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InterfaceChoice interfaceChoice;

    @Parameters(paramLabel = "ADDRESS", converter = Ipv4AddressConverter.class, description = "the IPv4 address")
    private Ipv4Address wanted;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "3",
            description = "how often; default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--wait",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "milliseconds to wait for each answer; default: ${DEFAULT-VALUE}")
    private int patience;

    /** Made by picocli. */
    public ArpingCommand() {}

    @Override
    public Integer call() throws IOException {
        Arguments.check(spec, "--count", count, 1, Integer.MAX_VALUE);
        Arguments.check(spec, "--wait", patience, 1, Integer.MAX_VALUE);
        LinkInterface on = interfaceChoice.choose();
        PrintWriter out = spec.commandLine().getOut();
        int answers = 0;
        for (int question = 1; question <= count; question++) {
            long start = System.nanoTime();
            Optional<MacAddress> answer = Arp.ask(on, wanted, Duration.ofMillis(patience));
            String time = Readable.milliseconds(Duration.ofNanos(System.nanoTime() - start));
            out.println(
                    answer.map(mac -> wanted + " is at " + mac + "  " + time).orElse("nobody has " + wanted));
            out.flush();
            answers += answer.isPresent() ? 1 : 0;
        }
        return answers > 0 ? 0 : 1;
    }
}
