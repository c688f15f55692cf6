package io.rawnet.linux.libc;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Variadic;

/**
 * The functions of the C library that rawnet calls, declared for jnr-ffi. Addresses of memory are plain numbers, so that a call
 * allocates nothing; a C {@code int} is an {@code int}, and {@code size_t}, {@code ssize_t} and {@code nfds_t} are {@code long}
 * (64-bit systems only). Each function returns -1 for an error and leaves the reason in {@code errno}.
 *
 * <p>jnr-ffi writes the class that implements this interface into an unnamed module: that's why the package is open to everybody.
 * The calls are documented in section 2 of the Linux manual, under their own names.
 */
public interface LibC {
    /**
     * socket(2).
     *
     * @param family address family, {@code AF_…}
     * @param type socket type, {@code SOCK_…}, with flags
     * @param protocol protocol number within the family
     * @return the descriptor
     */
    int socket(int family, int type, int protocol);

    /**
     * bind(2).
     *
     * @param descriptor the socket
     * @param address where the socket address lies
     * @param length its length in octets
     * @return 0
     */
    int bind(int descriptor, long address, int length);

    /**
     * connect(2).
     *
     * @param descriptor the socket
     * @param address where the socket address lies
     * @param length its length in octets
     * @return 0
     */
    int connect(int descriptor, long address, int length);

    /**
     * listen(2).
     *
     * @param descriptor the socket
     * @param backlog how many connections may wait
     * @return 0
     */
    int listen(int descriptor, int backlog);

    /**
     * close(2).
     *
     * @param descriptor the descriptor
     * @return 0
     */
    int close(int descriptor);

    /**
     * poll(2).
     *
     * @param descriptors where the array of {@code struct pollfd} lies
     * @param count its number of elements
     * @param milliseconds how long to wait, -1 for ever
     * @return the number of elements that are ready, 0 after the time
     */
    int poll(long descriptors, long count, int milliseconds);

    /**
     * epoll_create1(2).
     *
     * @param flags {@code EPOLL_CLOEXEC} or 0
     * @return descriptor or -1
     */
    int epoll_create1(int flags);

    /**
     * epoll_ctl(2).
     *
     * @param epoll descriptor of the epoll instance
     * @param operation {@code EPOLL_CTL_…}
     * @param descriptor what to watch
     * @param event address of the {@code struct epoll_event}
     * @return 0 or -1
     */
    int epoll_ctl(int epoll, int operation, int descriptor, long event);

    /**
     * epoll_wait(2).
     *
     * @param epoll descriptor of the epoll instance
     * @param events address of the array of {@code struct epoll_event}
     * @param count its number of elements
     * @param milliseconds how long to wait, -1 for ever
     * @return number of events, or -1
     */
    int epoll_wait(int epoll, long events, int count, int milliseconds);

    /**
     * eventfd(2).
     *
     * @param initial first value of the counter
     * @param flags {@code EFD_…}
     * @return the descriptor
     */
    int eventfd(int initial, int flags);

    /**
     * open(2), without the mode that only {@code O_CREAT} needs.
     *
     * @param path the file's path
     * @param flags {@code O_…}
     * @return the descriptor
     */
    @Variadic(fixedCount = 2)
    int open(String path, int flags);

    /**
     * read(2).
     *
     * @param descriptor the descriptor
     * @param octets where to put them
     * @param length how many there is room for
     * @return how many were read
     */
    long read(int descriptor, long octets, long length);

    /**
     * write(2).
     *
     * @param descriptor the descriptor
     * @param octets where they lie
     * @param length how many
     * @return how many were written
     */
    long write(int descriptor, long octets, long length);

    /**
     * setsockopt(2).
     *
     * @param descriptor the socket
     * @param level {@code SOL_…} or a protocol number
     * @param name the option's number
     * @param value where its value lies
     * @param length the value's length in octets
     * @return 0
     */
    int setsockopt(int descriptor, int level, int name, long value, int length);

    /**
     * getsockopt(2).
     *
     * @param descriptor the socket
     * @param level {@code SOL_…} or a protocol number
     * @param name the option's number
     * @param value where to put its value
     * @param length where the room's length lies, and where the value's length is put
     * @return 0
     */
    int getsockopt(int descriptor, int level, int name, long value, long length);

    /**
     * sendmsg(2).
     *
     * @param descriptor socket
     * @param message address of the {@code struct msghdr}
     * @param flags {@code MSG_…}
     * @return octets sent, or -1
     */
    long sendmsg(int descriptor, long message, int flags);

    /**
     * recvmsg(2).
     *
     * @param descriptor socket
     * @param message address of the {@code struct msghdr}
     * @param flags {@code MSG_…}
     * @return octets received, or -1
     */
    long recvmsg(int descriptor, long message, int flags);

    /**
     * sendmmsg(2).
     *
     * @param descriptor the socket
     * @param messages where the array of {@code struct mmsghdr} lies
     * @param count its number of elements
     * @param flags {@code MSG_…}
     * @return how many messages were sent
     */
    int sendmmsg(int descriptor, long messages, int count, int flags);

    /**
     * recvmmsg(2).
     *
     * @param descriptor the socket
     * @param messages where the array of {@code struct mmsghdr} lies
     * @param count its number of elements
     * @param flags {@code MSG_…}
     * @param timeout always 0: the call's own timeout is only looked at after each message
     * @return how many messages were received
     */
    int recvmmsg(int descriptor, long messages, int count, int flags, long timeout);

    /**
     * getsockname(2).
     *
     * @param descriptor the socket
     * @param address where to put the address
     * @param length where the room's length lies, and where the address's length is put
     * @return 0
     */
    int getsockname(int descriptor, long address, long length);

    /**
     * ioctl(2) with a pointer.
     *
     * @param descriptor the descriptor
     * @param request the request's number
     * @param argument where its argument lies
     * @return as the request says
     */
    @Variadic(fixedCount = 2)
    int ioctl(int descriptor, long request, long argument);

    /**
     * mmap(2). The first argument must be a {@link Pointer}: jnr-ffi's direct stub for six numbers was seen to return EINVAL.
     *
     * @param wish null for an address of the kernel's choice; with MAP_FIXED the address
     * @param length octets to map
     * @param protection {@code PROT_…}
     * @param flags {@code MAP_…}
     * @param descriptor what to map
     * @param offset from where
     * @return the address, or -1
     */
    long mmap(Pointer wish, long length, int protection, int flags, int descriptor, long offset);

    /**
     * munmap(2).
     *
     * @param address the mapping
     * @param length its octets
     * @return 0
     */
    int munmap(long address, long length);

    /**
     * unshare(2).
     *
     * @param flags {@code CLONE_…}
     * @return 0
     */
    int unshare(int flags);

    /**
     * setns(2).
     *
     * @param descriptor the namespace
     * @param type {@code CLONE_…} that it must be of, or 0
     * @return 0
     */
    int setns(int descriptor, int type);

    /**
     * capset(2), for the calling thread.
     *
     * @param header where the {@code struct __user_cap_header_struct} lies
     * @param data where the array of {@code struct __user_cap_data_struct} lies
     * @return 0
     */
    int capset(long header, long data);
}
