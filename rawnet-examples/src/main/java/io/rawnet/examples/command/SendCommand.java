package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet send}. */
@Command(
        name = "send",
        description = {
            "Crafts a packet and sends it.",
            "",
            "At the transport layer the kernel writes the IP header, at the ip layer the one that is sent is ours, and at the"
                    + " link layer the Ethernet header too. Lengths and checksums are filled in.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PROTOCOL",
            converter = IpProtocolConverter.class,
            description = "tcp, udp, icmp or icmpv6 (an echo request), or a number, 1 to 255, for the payload alone")
    private IpProtocol protocol;

    @Parameters(index = "1", paramLabel = "DESTINATION", description = "address or name of the host")
    private String host;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            defaultValue = "transport",
            description = "the lowest header that is ours: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Layer layer;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often; default: ${DEFAULT-VALUE}")
    private int count;

    @ArgGroup(validate = false, heading = "IP header%n")
    private IpFields ip = new IpFields();

    @ArgGroup(validate = false, heading = "Transport header%n")
    private TransportFields transport = new TransportFields();

    @ArgGroup(validate = false, heading = "Ethernet header%n")
    private EthernetFields ethernet = new EthernetFields();

    @Mixin
    private Payload payload;

    @Mixin
    private InterfaceChoice interfaceChoice;

    /** The lowest header of the program's own. */
    enum Layer {
        transport,
        ip,
        link
    }

    /** Made by picocli. */
    public SendCommand() {}

    @Override
    public Integer call() throws IOException {
        Arguments.check(spec, "--count", count, 1, Integer.MAX_VALUE);
        IpAddress destination = Hosts.resolve(host);
        IpAddress source = ip.source(spec, destination);
        Header network = ip.header(source, destination, protocol);
        Packet packet = transport
                .header(protocol)
                .map(header -> Packet.of(network, header))
                .orElseGet(() -> Packet.of(network))
                .withPayload(payload.octets(spec))
                .tryCompleted()
                .orElseThrow(() -> Arguments.misuse(spec, "the payload is too long for one packet of 65535 octets"));
        switch (layer) {
            case transport -> sendTransport(packet, source, destination);
            case ip -> sendIp(packet, destination);
            case link -> sendLink(packet, destination);
        }
        return 0;
    }

    private void sendTransport(Packet packet, IpAddress source, IpAddress destination) throws IOException {
        try (TransportChannel channel = TransportChannel.open(Hosts.familyOf(destination), protocol)) {
            Packet ours = IpHeaders.withoutFirst(packet);
            ControlMessage control = ip.control(source);
            for (int sent = 0; sent < count; sent++) {
                channel.send(ours, destination, control);
                report(packet.toString());
            }
        }
    }

    private void sendIp(Packet packet, IpAddress destination) throws IOException {
        try (IpChannel channel = IpChannel.open(Hosts.familyOf(destination), IpProtocol.RAW)) {
            for (int sent = 0; sent < count; sent++) {
                channel.send(packet);
                report(packet.toString());
            }
        }
    }

    private void sendLink(Packet packet, IpAddress destination) throws IOException {
        LinkInterface on = interfaceChoice.choose();
        Packet frame = ethernet.before(packet, on, destination);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.bind(on, ethernet.type(destination));
            for (int sent = 0; sent < count; sent++) {
                channel.send(frame);
                report(frame.toString());
            }
        }
    }

    private void report(String packet) {
        spec.commandLine().getOut().println("sent  " + packet);
        spec.commandLine().getOut().flush();
    }
}
