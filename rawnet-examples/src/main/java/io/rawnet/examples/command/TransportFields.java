package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.examples.tool.craft.FieldValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/** The options for the fields of a transport header. */
final class TransportFields {
    private static final int USUAL_PORT = 80;

    /** The sequence numbers of echo requests: as ping(8) counts them. */
    private static final FieldValue ECHO = new FieldValue(OptionalLong.of(1), 1, false);

    /** What is not given is chosen at random, once for all packets. */
    private final int randomPort = ThreadLocalRandom.current().nextInt(49_152, 65_536);

    private final long randomNumber = ThreadLocalRandom.current().nextLong(1L << 32);

    @Option(
            names = {"-s", "--source-port", "--baseport"},
            paramLabel = "PORT",
            converter = FieldValueConverter.class,
            description = "TCP, UDP; default: the same random one" + CraftOptions.VALUES)
    private FieldValue sourcePort = FieldValue.USUAL;

    @Option(
            names = {"-p", "--port", "--destport", "--dest-port"},
            paramLabel = "PORT",
            converter = FieldValueConverter.class,
            description = "destination port: TCP, UDP; default: 80" + CraftOptions.VALUES)
    private FieldValue destinationPort = FieldValue.USUAL;

    @Option(
            names = "--flags",
            paramLabel = "LETTERS",
            converter = ControlBitsConverter.class,
            description = "TCP: letters of FSRPAUEC, or none; default: S")
    private int controlBits = TcpHeader.SYN;

    @Option(
            names = {"-M", "--seq", "--setseq"},
            paramLabel = "N",
            converter = FieldValueConverter.class,
            description =
                    "sequence number: TCP; default: the same random one. ICMP echo; default: 1+1" + CraftOptions.VALUES)
    private FieldValue sequenceNumber;

    @Option(
            names = {"-L", "--ack", "--setack"},
            paramLabel = "N",
            description = "acknowledgment number: TCP; default: 0")
    private long acknowledgmentNumber;

    @Option(
            names = {"-w", "--window", "--win"},
            paramLabel = "N",
            description = "TCP; default: 65535")
    private int window = 65_535;

    @Option(names = "--urgent", paramLabel = "N", description = "urgent pointer: TCP; default: 0")
    private int urgentPointer;

    @Option(
            names = "--options",
            paramLabel = "LIST",
            converter = TcpOptionsConverter.class,
            description = "TCP: a list without spaces of mss=N, wscale=N, sackOK, timestamps=VALUE/ECHO, nop and eol")
    private TcpOptions options = TcpOptions.NONE;

    @Option(names = "--identifier", paramLabel = "N", description = "ICMP echo; random unless given")
    private int identifier = ThreadLocalRandom.current().nextInt(1 << 16);

    /**
     * {@return the header of a packet; empty where the protocol has none that we know}
     *
     * @param index which packet, from 0 on
     */
    Optional<Header> header(IpProtocol protocol, long index) {
        if (protocol.equals(IpProtocol.TCP)) {
            return Optional.of(tcp(index));
        } else if (protocol.equals(IpProtocol.UDP)) {
            return Optional.of(UdpHeader.of(sourcePort(index), destinationPort(index)));
        } else if (protocol.equals(IpProtocol.ICMP)) {
            return Optional.of(IcmpHeader.echoRequest(identifier, echoSequenceNumber(index)));
        } else if (protocol.equals(IpProtocol.ICMPV6)) {
            return Optional.of(Icmpv6Header.echoRequest(identifier, echoSequenceNumber(index)));
        }
        return Optional.empty();
    }

    /** {@return whether a header may differ from the first one} */
    boolean varies(IpProtocol protocol) {
        boolean ports = sourcePort.varies() || destinationPort.varies();
        if (protocol.equals(IpProtocol.TCP)) {
            return ports || sequenceNumberOr(FieldValue.USUAL).varies();
        } else if (protocol.equals(IpProtocol.UDP)) {
            return ports;
        }
        boolean echo = protocol.equals(IpProtocol.ICMP) || protocol.equals(IpProtocol.ICMPV6);
        return echo && sequenceNumberOr(ECHO).varies();
    }

    private int sourcePort(long index) {
        return Math.toIntExact(sourcePort.at(index, randomPort, Short.SIZE));
    }

    private int destinationPort(long index) {
        return Math.toIntExact(destinationPort.at(index, USUAL_PORT, Short.SIZE));
    }

    private TcpHeader tcp(long index) {
        return TcpHeader.builder()
                .sourcePort(sourcePort(index))
                .destinationPort(destinationPort(index))
                .sequenceNumber(sequenceNumberOr(FieldValue.USUAL).at(index, randomNumber, Integer.SIZE))
                .acknowledgmentNumber(acknowledgmentNumber)
                .controlBits(controlBits)
                .window(window)
                .urgentPointer(urgentPointer)
                .options(options)
                .build();
    }

    private FieldValue sequenceNumberOr(FieldValue otherwise) {
        return sequenceNumber == null ? otherwise : sequenceNumber;
    }

    private int echoSequenceNumber(long index) {
        return Math.toIntExact(sequenceNumberOr(ECHO).at(index, 1, Short.SIZE));
    }
}
