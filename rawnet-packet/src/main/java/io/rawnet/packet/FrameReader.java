package io.rawnet.packet;

import io.rawnet.codec.ChecksumStatus;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.PacketAuxiliaryData;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Makes a {@link ReceivedFrame} of what the kernel wrote into a slot of a batch. */
final class FrameReader {

    /** Room for the control messages of one packet: auxiliary data and a timestamp, with their headers. */
    static final int CONTROL_SIZE = 128;

    private static final int TIMESPEC_SIZE = 16;

    private FrameReader() {}

    static ReceivedFrame read(MessageBatch batch, int slot) {
        LinkSocketAddress address =
                LinkSocketAddress.get(batch.addresses(), batch.addressOffset(slot), batch.addressLength(slot));
        Optional<Instant> timestamp = Optional.empty();
        Optional<StrippedVlanTag> vlanTag = Optional.empty();
        ChecksumStatus checksumStatus = ChecksumStatus.UNKNOWN;
        ByteBuffer memory = batch.controls();
        ControlMessages messages =
                new ControlMessages().over(memory, batch.controlOffset(slot), batch.controlLength(slot));
        while (messages.next()) {
            if (messages.is(PacketOptions.PACKET_AUXDATA, PacketAuxiliaryData.SIZE)) {
                vlanTag = vlanTag(memory, messages.dataOffset());
                checksumStatus = checksumStatus(PacketAuxiliaryData.status(memory, messages.dataOffset()));
            } else if (messages.is(SocketLevelOptions.SO_TIMESTAMPNS, TIMESPEC_SIZE)) {
                long seconds = memory.getLong(messages.dataOffset());
                timestamp = Optional.of(Instant.ofEpochSecond(seconds, memory.getLong(messages.dataOffset() + 8)));
            }
        }
        return new ReceivedFrame(
                batch.received(slot),
                batch.length(slot),
                address.interfaceIndex(),
                EtherType.of(address.protocol()),
                PacketType.of(address.packetType()),
                address.hardwareType(),
                new LinkAddress(Octets.of(address.hardwareAddress().octets())),
                timestamp,
                vlanTag,
                checksumStatus);
    }

    private static Optional<StrippedVlanTag> vlanTag(ByteBuffer memory, int offset) {
        int status = PacketAuxiliaryData.status(memory, offset);
        if ((status & PacketAuxiliaryData.TP_STATUS_VLAN_VALID) == 0) {
            return Optional.empty();
        }
        EtherType tagProtocol = (status & PacketAuxiliaryData.TP_STATUS_VLAN_TPID_VALID) == 0
                ? EtherType.VLAN
                : EtherType.of(PacketAuxiliaryData.tagProtocolIdentifier(memory, offset));
        return Optional.of(new StrippedVlanTag(tagProtocol, PacketAuxiliaryData.tagControlInformation(memory, offset)));
    }

    static ChecksumStatus checksumStatus(int status) {
        if ((status & PacketAuxiliaryData.TP_STATUS_CSUMNOTREADY) != 0) {
            return ChecksumStatus.NOT_YET_COMPUTED;
        }
        return (status & PacketAuxiliaryData.TP_STATUS_CSUM_VALID) != 0
                ? ChecksumStatus.VERIFIED
                : ChecksumStatus.UNKNOWN;
    }
}
