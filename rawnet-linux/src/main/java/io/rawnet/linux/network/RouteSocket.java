package io.rawnet.linux.network;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** A conversation with the kernel about interfaces, addresses and routes (rtnetlink(7)) of the opening thread's namespace. */
final class RouteSocket implements Closeable {
    private static final int NETLINK_ROUTE = 0;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_DUMP_INTR = 0x10;
    private static final int REPLY_SIZE = 1 << 16;
    private static final int SOCK_RAW_CLOEXEC = 0x80003;
    private static final int SO_RCVTIMEO = 20;
    private static final int TIMEVAL_SIZE = 16;
    /** Seconds after which a kernel that does not answer is given up. */
    private static final int PATIENCE = 10;

    /** Octets of {@code struct sockaddr_nl}: family u16, padding, port u32, groups u32. */
    private static final int KERNEL_ADDRESS_SIZE = 12;

    private static final int PORT = 4;

    private final MessageRow message = new MessageRow(1, REPLY_SIZE, 0);
    private int descriptor;
    private int sequenceNumber;
    private boolean done;
    private boolean inconsistent;

    RouteSocket() throws IOException {
        descriptor = SystemCallException.check(
                "socket(AF_NETLINK)",
                SocketCalls.socket(AddressFamily.AF_NETLINK.number(), SOCK_RAW_CLOEXEC, NETLINK_ROUTE));
        NativeMemory patience = NativeMemory.allocate(TIMEVAL_SIZE);
        patience.octets().putLong(0, PATIENCE);
        int result = SocketCalls.setsockopt(
                descriptor, SocketLevelOptions.SOL_SOCKET, SO_RCVTIMEO, patience.address(), TIMEVAL_SIZE);
        Reference.reachabilityFence(patience);
        if (result < 0) {
            close();
            throw SystemCallException.of("setsockopt(SO_RCVTIMEO)", new Errno(-result));
        }
    }

    /**
     * Makes a request and hands each reply to a consumer, up to the acknowledgement or the end of the table.
     *
     * @param request the request
     * @param answers takes each answer: a header, the fixed structure from offset 16
     * @return whether the answers are of one moment; false if the table changed meanwhile
     * @throws IOException if the kernel refuses
     */
    boolean ask(NetlinkRequest request, Consumer<ByteBuffer> answers) throws IOException {
        sequenceNumber++;
        done = false;
        inconsistent = false;
        send(request);
        while (!done) {
            message.setPayloadLength(0, REPLY_SIZE);
            SystemCallException.check(request.what(), message.receiveOne(descriptor, 0));
            if ((message.flags(0) & MessageFlag.MSG_TRUNC) != 0) {
                throw new IOException(request.what() + ": an answer of more than " + REPLY_SIZE + " octets");
            }
            // anybody may send to our port: only the kernel's is 0
            if (message.addressLength(0) == KERNEL_ADDRESS_SIZE
                    && message.addresses().getInt(PORT) == 0) {
                read(request, message.payload(0).slice(0, message.received(0)), answers);
            }
        }
        return !inconsistent;
    }

    private void send(NetlinkRequest request) throws IOException {
        ByteBuffer octets = request.finish(sequenceNumber);
        message.setPayloadLength(0, octets.remaining());
        message.payload(0).put(0, octets, 0, octets.remaining());
        message.addresses()
                .putShort(0, (short) AddressFamily.AF_NETLINK.number())
                .putLong(PORT, 0);
        message.setAddressLength(0, KERNEL_ADDRESS_SIZE);
        message.clearControl(0);
        SystemCallException.check(request.what(), message.sendOne(descriptor));
    }

    private void read(NetlinkRequest request, ByteBuffer datagram, Consumer<ByteBuffer> answers) throws IOException {
        datagram.order(ByteOrder.nativeOrder());
        while (datagram.remaining() >= NetlinkRequest.HEADER_SIZE) {
            int start = datagram.position();
            int length = datagram.getInt(start);
            if (length < NetlinkRequest.HEADER_SIZE || length > datagram.remaining()) {
                throw new IOException(request.what() + ": an answer with length " + length);
            }
            int type = Short.toUnsignedInt(datagram.getShort(start + NetlinkRequest.TYPE));
            if (datagram.getInt(start + NetlinkRequest.SEQUENCE_NUMBER) == sequenceNumber) {
                inconsistent |= (datagram.getShort(start + NetlinkRequest.FLAGS) & NLM_F_DUMP_INTR) != 0;
                if (type == NLMSG_ERROR || type == NLMSG_DONE) {
                    done = true;
                    // both an acknowledgement and the end of a table carry 0 or a negated error number behind the
                    // header
                    if (length >= NetlinkRequest.HEADER_SIZE + Integer.BYTES) {
                        SystemCallException.check(request.what(), datagram.getInt(start + NetlinkRequest.HEADER_SIZE));
                    }
                } else {
                    answers.accept(datagram.slice(start, length).order(ByteOrder.nativeOrder()));
                }
            }
            datagram.position(start + Math.min(datagram.remaining(), length + 3 & ~3));
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            DescriptorCalls.close(descriptor);
            descriptor = -1;
        }
    }
}
