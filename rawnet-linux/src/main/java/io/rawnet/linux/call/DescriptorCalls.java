package io.rawnet.linux.call;

import io.rawnet.linux.libc.Library;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/** The calls on descriptors of any kind, and on memory that is mapped from one. */
public final class DescriptorCalls {
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int _SC_PAGESIZE = 30;

    private DescriptorCalls() {}

    /**
     * close(2). Never repeat it: on Linux the descriptor is gone whatever the result.
     *
     * @param descriptor the descriptor
     * @return 0 or the negated error number
     */
    public static int close(int descriptor) {
        return Result.of(Library.functions().close(descriptor));
    }

    /**
     * poll(2).
     *
     * @param descriptors where the array of {@code struct pollfd} lies
     * @param count its number of elements
     * @param milliseconds how long to wait, -1 for ever
     * @return the number of ready elements, 0 after the time, or the negated error number
     */
    public static int poll(long descriptors, int count, int milliseconds) {
        return Result.of(Library.functions().poll(descriptors, count, milliseconds));
    }

    /**
     * epoll_create1(2), close-on-exec.
     *
     * @return the descriptor or the negated error number
     */
    public static int epollCreate() {
        return Result.of(Library.functions().epoll_create1(EPOLL_CLOEXEC));
    }

    /**
     * epoll_ctl(2).
     *
     * @param epoll the epoll instance
     * @param operation {@code EPOLL_CTL_…}
     * @param descriptor what to watch
     * @param event where the {@code struct epoll_event} lies
     * @return 0 or the negated error number
     */
    public static int epollControl(int epoll, int operation, int descriptor, long event) {
        return Result.of(Library.functions().epoll_ctl(epoll, operation, descriptor, event));
    }

    /**
     * epoll_wait(2).
     *
     * @param epoll the epoll instance
     * @param events where to put the {@code struct epoll_event}s
     * @param count how many there is room for
     * @param milliseconds how long to wait, -1 for ever
     * @return the number of events, 0 after the time, or the negated error number
     */
    public static int epollWait(int epoll, long events, int count, int milliseconds) {
        return Result.of(Library.functions().epoll_wait(epoll, events, count, milliseconds));
    }

    /**
     * eventfd(2).
     *
     * @param initial first value of the counter
     * @param flags {@code EFD_…}
     * @return the descriptor or the negated error number
     */
    public static int eventfd(int initial, int flags) {
        return Result.of(Library.functions().eventfd(initial, flags));
    }

    /**
     * open(2) of a file that exists.
     *
     * @param path the file's path
     * @param flags {@code O_…}
     * @return the descriptor or the negated error number
     */
    public static int open(String path, int flags) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        NativeMemory terminated = NativeMemory.allocate(name.length + 1);
        terminated.octets().put(0, name);
        int result = Result.of(Library.functions().open(terminated.address(), flags));
        Reference.reachabilityFence(terminated);
        return result;
    }

    /**
     * read(2).
     *
     * @param descriptor the descriptor
     * @param octets where to put them
     * @param length how many there is room for
     * @return how many were read, or the negated error number
     */
    public static int read(int descriptor, long octets, int length) {
        return Result.of((int) Library.functions().read(descriptor, octets, length));
    }

    /**
     * write(2).
     *
     * @param descriptor the descriptor
     * @param octets where they lie
     * @param length how many
     * @return how many were written, or the negated error number
     */
    public static int write(int descriptor, long octets, int length) {
        return Result.of((int) Library.functions().write(descriptor, octets, length));
    }

    /**
     * ioctl(2) with a pointer.
     *
     * @param descriptor the descriptor
     * @param request the request's number
     * @param argument where its argument lies
     * @return the request's result, or the negated error number
     */
    public static int ioctl(int descriptor, long request, long argument) {
        return Result.of(Library.functions().ioctl(descriptor, request, argument));
    }

    /**
     * mmap(2), at an address of the kernel's choice.
     *
     * @param length octets to map
     * @param protection {@code PROT_…}
     * @param flags {@code MAP_…}
     * @param descriptor what to map
     * @param offset from where
     * @return the address or the negated error number
     */
    public static long mmap(long length, int protection, int flags, int descriptor, long offset) {
        return Result.of(Library.functions().mmap(0, length, protection, flags, descriptor, offset));
    }

    /**
     * mmap(2) of memory that belongs to no descriptor, in place of what is mapped at an address now. Nobody ever sees the addresses
     * unmapped.
     *
     * @param address the address, a multiple of the page size
     * @param length octets to map
     * @param protection {@code PROT_…}
     * @param flags {@code MAP_…}, MAP_FIXED and MAP_ANONYMOUS among them
     * @return the address or the negated error number
     */
    public static long mmapInPlace(long address, long length, int protection, int flags) {
        return Result.of(Library.functions().mmap(address, length, protection, flags, -1, 0));
    }

    /**
     * munmap(2).
     *
     * @param address the mapping
     * @param length its octets
     * @return 0 or the negated error number
     */
    public static int munmap(long address, long length) {
        return Result.of(Library.functions().munmap(address, length));
    }

    /**
     * {@return the page size in octets (sysconf(3)), a power of two: 4096 on x86-64, and on aarch64 4096, 16384 or 65536 as its kernel was
     * built}
     */
    public static int pageSize() {
        return (int) Library.functions().sysconf(_SC_PAGESIZE);
    }
}
