package io.rawnet.linux.libc;

import java.nio.ByteBuffer;

/**
 * The functions of the C library that rawnet calls, and what a {@link BackEnd} needs to know of memory. Everything is a primitive, so that
 * a call allocates nothing: addresses of memory are plain numbers, a C {@code int} is an {@code int}, and {@code size_t}, {@code ssize_t}
 * and {@code nfds_t} are {@code long} (64-bit systems only). Each function returns -1 for an error, and {@link #lastError} has the reason.
 *
 * <p>The one method of {@code io.rawnet.linux.call} that calls a function documents what it does, takes and returns.
 */
public interface LibC {
    // called by SocketCalls
    int socket(int family, int type, int protocol);

    int bind(int descriptor, long address, int length);

    int connect(int descriptor, long address, int length);

    int listen(int descriptor, int backlog);

    int setsockopt(int descriptor, int level, int name, long value, int length);

    int getsockopt(int descriptor, int level, int name, long value, long length);

    long sendmsg(int descriptor, long message, int flags);

    long recvmsg(int descriptor, long message, int flags);

    int sendmmsg(int descriptor, long messages, int count, int flags);

    // the timeout is an address, always 0 here
    int recvmmsg(int descriptor, long messages, int count, int flags, long timeout);

    int getsockname(int descriptor, long address, long length);

    // called by DescriptorCalls
    int close(int descriptor);

    int poll(long descriptors, long count, int milliseconds);

    int epoll_create1(int flags);

    int epoll_ctl(int epoll, int operation, int descriptor, long event);

    int epoll_wait(int epoll, long events, int count, int milliseconds);

    int eventfd(int initial, int flags);

    // without the mode, which only O_CREAT needs
    int open(long path, int flags);

    long read(int descriptor, long octets, long length);

    long write(int descriptor, long octets, long length);

    int ioctl(int descriptor, long request, long argument);

    long mmap(long address, long length, int protection, int flags, int descriptor, long offset);

    int munmap(long address, long length);

    long sysconf(int name);

    // called by NetworkCalls
    int unshare(int flags);

    int setns(int descriptor, int type);

    int capset(long header, long data);

    // called by BpfCalls: a system call that the C library has no function for, with as many arguments as it needs
    long syscall(long number, long first, long second, long third);

    /** {@return the error number of the calling thread's last call; meaningful after a function has returned -1} */
    int lastError();

    /**
     * {@return where the first octet of a buffer lies}
     *
     * @param direct a direct buffer
     */
    long address(ByteBuffer direct);

    /**
     * {@return a view of memory that something else owns, and gives back after {@link MemoryView#end}}
     *
     * @param address where the memory starts
     * @param length its length in octets
     */
    MemoryView view(long address, int length);
}
