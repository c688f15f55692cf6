package io.rawnet.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketAuxiliaryData;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Reads what came with a received packet in a row of messages. Nothing is allocated but the objects that methods return. */
final class FrameReader {

    private static final int TIMESPEC_SIZE = 16;
    /** SCM_TIMESTAMPING: the times of the kernel, of nothing, and of the card. */
    private static final int TIMESTAMPING_SIZE = 3 * TIMESPEC_SIZE;

    private static final int HARDWARE = 2 * TIMESPEC_SIZE;
    static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
    /** No time: the kernel writes 0 where it has none. */
    private static final long NONE = 0;

    private final MessageRow row;
    private final ControlMessages messages = new ControlMessages();
    private int slot;
    private long timestamp;
    private long hardwareTimestamp;
    private int status;
    private int originalLength;
    private int tagControlInformation;
    private int tagProtocolIdentifier;

    FrameReader(MessageRow row) {
        this.row = row;
    }

    /** Reads what came with the packet of a slot. */
    FrameReader at(int newSlot) {
        slot = newSlot;
        timestamp = NONE;
        hardwareTimestamp = NONE;
        status = 0;
        originalLength = row.length(slot);
        ByteBuffer memory = row.controls();
        messages.over(memory, row.controlOffset(slot), row.controlLength(slot));
        while (messages.next()) {
            int data = messages.dataOffset();
            if (messages.is(PacketOptions.PACKET_AUXDATA, PacketAuxiliaryData.SIZE)) {
                status = PacketAuxiliaryData.STATUS.get(memory, data);
                // a filter may have cut the packet before the kernel compared it with the room here
                originalLength = Math.max(originalLength, PacketAuxiliaryData.LENGTH.get(memory, data));
                tagControlInformation = PacketAuxiliaryData.TAG_CONTROL_INFORMATION.get(memory, data);
                tagProtocolIdentifier = PacketAuxiliaryData.TAG_PROTOCOL_IDENTIFIER.get(memory, data);
            } else if (messages.is(SocketLevelOptions.SO_TIMESTAMPNS, TIMESPEC_SIZE)) {
                timestamp = nanoseconds(memory, data);
            } else if (messages.is(SocketLevelOptions.SO_TIMESTAMPING, TIMESTAMPING_SIZE)) {
                timestamp = nanoseconds(memory, data);
                hardwareTimestamp = nanoseconds(memory, data + HARDWARE);
            }
        }
        return this;
    }

    /** {@return all that came with the packet, of which some octets were handed on} */
    ReceivedFrame frame(int length) {
        ByteBuffer memory = row.addresses();
        int address = row.addressOffset(slot);
        byte[] linkAddress = LinkSocketAddress.hardwareAddress(memory, address, row.addressLength(slot));
        return new ReceivedFrame(
                length,
                originalLength,
                LinkSocketAddress.INTERFACE_INDEX.get(memory, address),
                EtherType.of(LinkSocketAddress.PROTOCOL.get(memory, address)),
                PacketType.of(LinkSocketAddress.PACKET_TYPE.get(memory, address)),
                new HardwareType(LinkSocketAddress.HARDWARE_TYPE.get(memory, address)),
                new LinkAddress(Octets.of(linkAddress)),
                timestamp(),
                instant(hardwareTimestamp),
                vlanTag(),
                checksumOffload(status));
    }

    Optional<Instant> timestamp() {
        return instant(timestamp);
    }

    Optional<StrippedVlanTag> vlanTag() {
        return vlanTag(status, tagControlInformation, tagProtocolIdentifier);
    }

    int originalLength() {
        return originalLength;
    }

    int status() {
        return status;
    }

    static Optional<Instant> instant(long nanoseconds) {
        return nanoseconds == NONE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(0, nanoseconds));
    }

    static Optional<StrippedVlanTag> vlanTag(int status, int tagControlInformation, int tagProtocolIdentifier) {
        if ((status & PacketAuxiliaryData.TP_STATUS_VLAN_VALID) == 0) {
            return Optional.empty();
        }
        EtherType tagProtocol = (status & PacketAuxiliaryData.TP_STATUS_VLAN_TPID_VALID) == 0
                ? EtherType.VLAN
                : EtherType.of(tagProtocolIdentifier);
        return Optional.of(new StrippedVlanTag(tagProtocol, tagControlInformation));
    }

    static ChecksumOffload checksumOffload(int status) {
        if ((status & PacketAuxiliaryData.TP_STATUS_CSUMNOTREADY) != 0) {
            return ChecksumOffload.NOT_YET_COMPUTED;
        }
        return (status & PacketAuxiliaryData.TP_STATUS_CSUM_VALID) != 0
                ? ChecksumOffload.VERIFIED
                : ChecksumOffload.UNKNOWN;
    }

    private static long nanoseconds(ByteBuffer memory, int offset) {
        return memory.getLong(offset) * NANOSECONDS_PER_SECOND + memory.getLong(offset + Long.BYTES);
    }
}
