package io.rawnet.ip;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.ExtendedError;
import io.rawnet.linux.socket.MessageRow;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what the kernel wrote out of a socket's error queue. */
final class ErrorReader {
    private ErrorReader() {}

    /** {@return the error in a message; empty if the kernel says nothing about it} */
    static Optional<ReceivedError> read(Family family, MessageRow row) {
        ControlMessages messages =
                new ControlMessages().over(row.controls(), row.controlOffset(0), row.controlLength(0));
        while (messages.next()) {
            if (messages.is(family.errorQueue(), ExtendedError.SIZE)) {
                return Optional.of(read(family, row, messages));
            }
        }
        return Optional.empty();
    }

    private static ReceivedError read(Family family, MessageRow row, ControlMessages message) {
        ByteBuffer memory = row.controls();
        int data = message.dataOffset();
        Errno errno = new Errno(ExtendedError.ERROR_NUMBER.get(memory, data));
        ErrorOrigin origin = origin(ExtendedError.ORIGIN.get(memory, data));
        boolean icmp = origin == ErrorOrigin.ICMP || origin == ErrorOrigin.ICMPV6;
        IpAddress offender =
                family.socketAddress(memory, data + ExtendedError.SIZE, message.dataLength() - ExtendedError.SIZE);
        // the limit may be that of an earlier packet
        ByteBuffer quote = row.payload(0).clear().slice(0, row.received(0));
        int extensions = icmp ? ExtendedError.EXTENSIONS_OFFSET.get(memory, data) : 0;
        ReceivedPacket metadata = new ReceivedReader(family, row, 0).received(0, 0);
        boolean extended = extensions > 0 && extensions < quote.limit();
        return new ReceivedError(
                errno,
                origin,
                icmp ? OptionalInt.of(ExtendedError.TYPE.get(memory, data)) : OptionalInt.empty(),
                icmp ? OptionalInt.of(ExtendedError.CODE.get(memory, data)) : OptionalInt.empty(),
                icmp && !offender.isUnspecified() ? Optional.of(offender) : Optional.empty(),
                metadata.source(),
                metadata.sourcePort(),
                errno.equals(Errno.EMSGSIZE)
                        ? OptionalInt.of(ExtendedError.INFO.get(memory, data))
                        : OptionalInt.empty(),
                Octets.copyOf(quote, 0, extended ? extensions : quote.limit()),
                extended ? extensions(quote.position(extensions)) : Optional.empty(),
                metadata.hopLimit(),
                metadata.interfaceIndex(),
                metadata.timestamp(),
                origin == ErrorOrigin.TRANSMIT_TIMESTAMP
                        ? OptionalLong.of(Integer.toUnsignedLong(ExtendedError.PACKET_NUMBER.get(memory, data)))
                        : OptionalLong.empty());
    }

    private static ErrorOrigin origin(int number) {
        return switch (number) {
            case ExtendedError.ORIGIN_LOCAL -> ErrorOrigin.LOCAL;
            case ExtendedError.ORIGIN_ICMP -> ErrorOrigin.ICMP;
            case ExtendedError.ORIGIN_ICMPV6 -> ErrorOrigin.ICMPV6;
            case ExtendedError.ORIGIN_TIMESTAMPING -> ErrorOrigin.TRANSMIT_TIMESTAMP;
            default -> ErrorOrigin.OTHER;
        };
    }

    private static Optional<IcmpExtensions> extensions(ByteBuffer octets) {
        try {
            return Optional.of(IcmpExtensions.decode(octets));
        } catch (MalformedPacketException cutShort) {
            return Optional.empty();
        }
    }
}
