package io.rawnet.linux.call;

import io.rawnet.linux.libc.Library;

/** The calls on sockets (socket(7)). */
public final class SocketCalls {
    private SocketCalls() {}

    /**
     * socket(2).
     *
     * @param family address family, {@code AF_…}
     * @param type socket type, {@code SOCK_…}, with flags
     * @param protocol protocol number within the family
     * @return the descriptor or the negated error number
     */
    public static int socket(int family, int type, int protocol) {
        return Result.of(Library.functions().socket(family, type, protocol));
    }

    /**
     * bind(2).
     *
     * @param descriptor the socket
     * @param address where the socket address lies
     * @param length its length in octets
     * @return 0 or the negated error number
     */
    public static int bind(int descriptor, long address, int length) {
        return Result.of(Library.functions().bind(descriptor, address, length));
    }

    /**
     * connect(2).
     *
     * @param descriptor the socket
     * @param address where the socket address lies
     * @param length its length in octets
     * @return 0 or the negated error number
     */
    public static int connect(int descriptor, long address, int length) {
        return Result.of(Library.functions().connect(descriptor, address, length));
    }

    /**
     * listen(2).
     *
     * @param descriptor the socket
     * @param backlog how many connections may wait
     * @return 0 or the negated error number
     */
    public static int listen(int descriptor, int backlog) {
        return Result.of(Library.functions().listen(descriptor, backlog));
    }

    /**
     * setsockopt(2).
     *
     * @param descriptor the socket
     * @param level the option's level, {@code SOL_…} or a protocol number
     * @param name the option's number
     * @param value where its value lies
     * @param length the value's length in octets
     * @return 0 or the negated error number
     */
    public static int setsockopt(int descriptor, int level, int name, long value, int length) {
        return Result.of(Library.functions().setsockopt(descriptor, level, name, value, length));
    }

    /**
     * getsockopt(2).
     *
     * @param descriptor the socket
     * @param level the option's level, {@code SOL_…} or a protocol number
     * @param name the option's number
     * @param value where to put its value
     * @param length where the room's length lies (u32), and where the value's length is put
     * @return 0 or the negated error number
     */
    public static int getsockopt(int descriptor, int level, int name, long value, long length) {
        return Result.of(Library.functions().getsockopt(descriptor, level, name, value, length));
    }

    /**
     * sendmsg(2).
     *
     * @param descriptor the socket
     * @param message where the {@code struct msghdr} lies
     * @param flags {@code MSG_…}
     * @return how many octets were sent, or the negated error number
     */
    public static int sendmsg(int descriptor, long message, int flags) {
        return Result.of((int) Library.functions().sendmsg(descriptor, message, flags));
    }

    /**
     * recvmsg(2).
     *
     * @param descriptor the socket
     * @param message where the {@code struct msghdr} lies
     * @param flags {@code MSG_…}
     * @return the length of the message with MSG_TRUNC, else how many octets were received; or the negated error number
     */
    public static int recvmsg(int descriptor, long message, int flags) {
        return Result.of((int) Library.functions().recvmsg(descriptor, message, flags));
    }

    /**
     * sendmmsg(2).
     *
     * @param descriptor the socket
     * @param messages where the array of {@code struct mmsghdr} lies
     * @param count its number of elements
     * @param flags {@code MSG_…}
     * @return how many messages were sent, or the negated error number
     */
    public static int sendmmsg(int descriptor, long messages, int count, int flags) {
        return Result.of(Library.functions().sendmmsg(descriptor, messages, count, flags));
    }

    /**
     * recvmmsg(2), without its timeout, which it looks at only after a message came.
     *
     * @param descriptor the socket
     * @param messages where the array of {@code struct mmsghdr} lies
     * @param count its number of elements
     * @param flags {@code MSG_…}
     * @return how many messages were received, or the negated error number
     */
    public static int recvmmsg(int descriptor, long messages, int count, int flags) {
        return Result.of(Library.functions().recvmmsg(descriptor, messages, count, flags, 0));
    }

    /**
     * getsockname(2).
     *
     * @param descriptor the socket
     * @param address where to put the address
     * @param length where the room's length lies (u32), and where the address's length is put
     * @return 0 or the negated error number
     */
    public static int getsockname(int descriptor, long address, long length) {
        return Result.of(Library.functions().getsockname(descriptor, address, length));
    }
}
