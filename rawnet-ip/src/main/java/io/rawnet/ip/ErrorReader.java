package io.rawnet.ip;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.ExtendedError;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageBatch;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the kernel wrote out of a socket's error queue. */
final class ErrorReader {
    private ErrorReader() {}

    /** {@return the error in the batch's only slot; empty if the kernel tells nothing of it} */
    static Optional<ReceivedError> read(Family family, MessageBatch batch) {
        KernelOption wanted = family == Family.IPV4 ? Ipv4Options.IP_RECVERR : Ipv6Options.IPV6_RECVERR;
        ControlMessages messages =
                new ControlMessages().over(batch.controls(), batch.controlOffset(0), batch.controlLength(0));
        while (messages.next()) {
            if (messages.is(wanted, ExtendedError.SIZE)) {
                return Optional.of(read(family, batch, messages));
            }
        }
        return Optional.empty();
    }

    private static ReceivedError read(Family family, MessageBatch batch, ControlMessages message) {
        ByteBuffer memory = batch.controls();
        int data = message.dataOffset();
        Errno errno = new Errno(ExtendedError.errorNumber(memory, data));
        ErrorOrigin origin = origin(ExtendedError.origin(memory, data));
        boolean icmp = origin == ErrorOrigin.ICMP || origin == ErrorOrigin.ICMPV6;
        IpAddress offender =
                family.socketAddress(memory, data + ExtendedError.SIZE, message.dataLength() - ExtendedError.SIZE);
        ByteBuffer quote = batch.payload(0).slice(0, batch.received(0));
        int extensions = icmp ? ExtendedError.extensionsOffset(memory, data) : 0;
        boolean extended = extensions > 0 && extensions < quote.limit();
        return new ReceivedError(
                errno.number(),
                errno.toString(),
                origin,
                icmp ? OptionalInt.of(ExtendedError.type(memory, data)) : OptionalInt.empty(),
                icmp ? OptionalInt.of(ExtendedError.code(memory, data)) : OptionalInt.empty(),
                icmp && !offender.isUnspecified() ? Optional.of(offender) : Optional.empty(),
                family.socketAddress(batch.addresses(), batch.addressOffset(0), batch.addressLength(0)),
                errno.equals(Errno.EMSGSIZE) ? OptionalInt.of(ExtendedError.info(memory, data)) : OptionalInt.empty(),
                Octets.copyOf(quote, 0, extended ? extensions : quote.limit()),
                extended ? extensions(quote.position(extensions)) : Optional.empty(),
                ControlReader.read(family, batch, 0).control());
    }

    private static ErrorOrigin origin(int number) {
        return switch (number) {
            case ExtendedError.ORIGIN_LOCAL -> ErrorOrigin.LOCAL;
            case ExtendedError.ORIGIN_ICMP -> ErrorOrigin.ICMP;
            case ExtendedError.ORIGIN_ICMPV6 -> ErrorOrigin.ICMPV6;
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
