package io.rawnet.linux.network;

import io.rawnet.linux.call.Errno;
import io.rawnet.linux.call.SystemCallException;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.function.Consumer;

/** A conversation with the kernel about interfaces, addresses and routes (rtnetlink(7)) of the opening thread's namespace. */
final class RouteSocket implements Closeable {
    private static final int NETLINK_ROUTE = 0;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_DUMP_INTR = 0x10;
    private static final int REPLY_SIZE = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Octets of {@code struct sockaddr_nl}: family u16, padding, port u32, groups u32. */
    private static final int KERNEL_ADDRESS_SIZE = 12;

    private static final int PORT = 4;

    private final Socket socket;
    private final MessageBatch message = new MessageBatch(1, REPLY_SIZE, 0);
    private int sequenceNumber;
    private boolean done;
    private boolean inconsistent;

    RouteSocket() throws IOException {
        socket = Socket.open(AddressFamily.AF_NETLINK, SocketType.SOCK_RAW, NETLINK_ROUTE);
    }

    /**
     * Makes a request and gives its answers away, up to the acknowledgement or the end of the table.
     *
     * @param request the request
     * @param answers takes each answer: type at offset 4, the fixed structure from offset 16
     * @return whether the answers are of one moment; false if the table changed meanwhile
     * @throws IOException if the kernel refuses
     */
    boolean ask(NetlinkRequest request, Consumer<ByteBuffer> answers) throws IOException {
        sequenceNumber++;
        done = false;
        inconsistent = false;
        send(request.finish(sequenceNumber));
        Deadline deadline = Deadline.after(PATIENCE);
        while (!done) {
            message.useOwnPayload(0);
            message.receive(socket, 1, 0, deadline);
            if ((message.flags(0) & MessageFlag.MSG_TRUNC) != 0) {
                throw new IOException(
                        "rtnetlink " + request.what() + ": an answer of more than " + REPLY_SIZE + " octets");
            }
            // anybody may send to our port: only the kernel's is 0
            if (message.addressLength(0) == KERNEL_ADDRESS_SIZE
                    && message.addresses().getInt(PORT) == 0) {
                read(request, message.payload(0).slice(0, message.received(0)), answers);
            }
        }
        return !inconsistent;
    }

    private void send(ByteBuffer octets) throws IOException {
        message.load(0, octets);
        message.addresses()
                .putShort(0, (short) AddressFamily.AF_NETLINK.number())
                .putShort(2, (short) 0);
        message.addresses().putInt(PORT, 0).putInt(2 * PORT, 0);
        message.setAddressLength(0, KERNEL_ADDRESS_SIZE);
        message.clearControl(0);
        message.send(socket, 0, 1, 0, Deadline.after(PATIENCE));
    }

    private void read(NetlinkRequest request, ByteBuffer datagram, Consumer<ByteBuffer> answers) throws IOException {
        datagram.order(ByteOrder.nativeOrder());
        while (datagram.remaining() >= NetlinkRequest.HEADER_SIZE) {
            int start = datagram.position();
            int length = datagram.getInt(start);
            if (length < NetlinkRequest.HEADER_SIZE || length > datagram.remaining()) {
                throw new IOException("rtnetlink " + request.what() + ": an answer with length " + length);
            }
            int type = Short.toUnsignedInt(datagram.getShort(start + 4));
            if (datagram.getInt(start + 8) == sequenceNumber) {
                inconsistent |= (datagram.getShort(start + 6) & NLM_F_DUMP_INTR) != 0;
                if (type == NLMSG_ERROR || type == NLMSG_DONE) {
                    done = true;
                    checkResult(request, datagram, start, length);
                } else {
                    answers.accept(datagram.slice(start, length).order(ByteOrder.nativeOrder()));
                }
            }
            datagram.position(start + Math.min(datagram.remaining(), length + 3 & ~3));
        }
    }

    /** Both an acknowledgement and the end of a table carry 0 or a negated error number behind the header. */
    private static void checkResult(NetlinkRequest request, ByteBuffer datagram, int start, int length)
            throws IOException {
        if (length >= NetlinkRequest.HEADER_SIZE + Integer.BYTES) {
            int result = datagram.getInt(start + NetlinkRequest.HEADER_SIZE);
            if (result < 0) {
                throw SystemCallException.of("rtnetlink " + request.what(), new Errno(-result));
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
