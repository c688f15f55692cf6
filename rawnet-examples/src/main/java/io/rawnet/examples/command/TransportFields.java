package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.option.TcpOptions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/** The options for the fields of a transport header. */
final class TransportFields {
    @Option(names = "--source-port", paramLabel = "PORT", description = "TCP, UDP; random unless given")
    private int sourcePort = ThreadLocalRandom.current().nextInt(49_152, 65_536);

    @Option(names = "--port", paramLabel = "PORT", description = "destination port: TCP, UDP; default: 80")
    private int destinationPort = 80;

    @Option(
            names = "--flags",
            paramLabel = "LETTERS",
            converter = ControlBitsConverter.class,
            description = "TCP: letters of FSRPAUEC, or none; default: S")
    private int controlBits = TcpHeader.SYN;

    @Option(
            names = "--seq",
            paramLabel = "N",
            description = "sequence number: TCP; random unless given. ICMP echo; default: 1")
    private Long sequenceNumber;

    @Option(names = "--ack", paramLabel = "N", description = "acknowledgment number: TCP; default: 0")
    private long acknowledgmentNumber;

    @Option(names = "--window", paramLabel = "N", description = "TCP; default: 65535")
    private int window = 65_535;

    @Option(names = "--urgent", paramLabel = "N", description = "urgent pointer: TCP; default: 0")
    private int urgentPointer;

    @Option(
            names = "--options",
            paramLabel = "LIST",
            converter = TcpOptionsConverter.class,
            description = "TCP: mss=N,wscale=N,sackOK,timestamps=VALUE/ECHO,nop,eol, in this or another order")
    private TcpOptions options = TcpOptions.NONE;

    @Option(names = "--identifier", paramLabel = "N", description = "ICMP echo; random unless given")
    private int identifier = ThreadLocalRandom.current().nextInt(1 << 16);

    /** {@return the header; empty where the protocol has none that we know} */
    Optional<Header> header(IpProtocol protocol) {
        if (protocol.equals(IpProtocol.TCP)) {
            return Optional.of(tcp());
        } else if (protocol.equals(IpProtocol.UDP)) {
            return Optional.of(UdpHeader.of(sourcePort, destinationPort));
        } else if (protocol.equals(IpProtocol.ICMP)) {
            return Optional.of(IcmpHeader.echoRequest(identifier, echoSequenceNumber()));
        } else if (protocol.equals(IpProtocol.ICMPV6)) {
            return Optional.of(Icmpv6Header.echoRequest(identifier, echoSequenceNumber()));
        }
        return Optional.empty();
    }

    private TcpHeader tcp() {
        return TcpHeader.builder()
                .sourcePort(sourcePort)
                .destinationPort(destinationPort)
                .sequenceNumber(
                        sequenceNumber == null ? ThreadLocalRandom.current().nextLong(1L << 32) : sequenceNumber)
                .acknowledgmentNumber(acknowledgmentNumber)
                .controlBits(controlBits)
                .window(window)
                .urgentPointer(urgentPointer)
                .options(options)
                .build();
    }

    private int echoSequenceNumber() {
        return sequenceNumber == null ? 1 : Math.toIntExact(sequenceNumber);
    }
}
