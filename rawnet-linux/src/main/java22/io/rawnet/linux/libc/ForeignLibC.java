package io.rawnet.linux.libc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The C library through {@code java.lang.foreign}.
 *
 * <p>All functions are called through one method handle, as if each took six numbers of 64 bits and returned one. On x86-64 and aarch64,
 * the only processors that {@link Machine} lets in, that is the same to the function: arguments are in registers, it looks at those that it
 * has and at as many bits of them as it needs, and of a result the caller looks at as many bits as there are. The reason is time:
 * the JDK makes classes for each signature that is linked, which took 60 ms more for the functions of a ping.
 *
 * <p>A call allocates nothing once the virtual machine has compiled it for good; until then the JDK makes an object of 40 octets for the
 * place of {@code errno}.
 */
final class ForeignLibC implements LibC {
    private static final SymbolLookup SYMBOLS = Linker.nativeLinker().defaultLookup();

    private static final MemorySegment SOCKET = find("socket");
    private static final MemorySegment BIND = find("bind");
    private static final MemorySegment CONNECT = find("connect");
    private static final MemorySegment LISTEN = find("listen");
    private static final MemorySegment SETSOCKOPT = find("setsockopt");
    private static final MemorySegment GETSOCKOPT = find("getsockopt");
    private static final MemorySegment SENDMSG = find("sendmsg");
    private static final MemorySegment RECVMSG = find("recvmsg");
    private static final MemorySegment SENDMMSG = find("sendmmsg");
    private static final MemorySegment RECVMMSG = find("recvmmsg");
    private static final MemorySegment GETSOCKNAME = find("getsockname");
    private static final MemorySegment CLOSE = find("close");
    private static final MemorySegment POLL = find("poll");
    private static final MemorySegment EPOLL_CREATE1 = find("epoll_create1");
    private static final MemorySegment EPOLL_CTL = find("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = find("epoll_wait");
    private static final MemorySegment EVENTFD = find("eventfd");
    private static final MemorySegment OPEN = find("open");
    private static final MemorySegment READ = find("read");
    private static final MemorySegment WRITE = find("write");
    private static final MemorySegment IOCTL = find("ioctl");
    private static final MemorySegment MMAP = find("mmap");
    private static final MemorySegment MUNMAP = find("munmap");
    private static final MemorySegment SYSCONF = find("sysconf");
    private static final MemorySegment UNSHARE = find("unshare");
    private static final MemorySegment SETNS = find("setns");
    private static final MemorySegment CAPSET = find("capset");
    private static final MemorySegment SYSCALL = find("syscall");

    /**
     * Not static: the virtual machine then compiles the handle by itself, and leaves that object out. Compiled into its callers it would keep
     * the object where they are nested deeply. It costs 5 ns.
     */
    private final MethodHandle function;

    @SuppressWarnings("restricted") // this is where native access is asked for
    ForeignLibC() {
        function = Linker.nativeLinker()
                .downcallHandle(
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                        Linker.Option.captureCallState("errno"));
    }

    @Override
    public int socket(int family, int type, int protocol) {
        return (int) call(SOCKET, family, type, protocol);
    }

    @Override
    public int bind(int descriptor, long address, int length) {
        return (int) call(BIND, descriptor, address, length);
    }

    @Override
    public int connect(int descriptor, long address, int length) {
        return (int) call(CONNECT, descriptor, address, length);
    }

    @Override
    public int listen(int descriptor, int backlog) {
        return (int) call(LISTEN, descriptor, backlog);
    }

    @Override
    public int setsockopt(int descriptor, int level, int name, long value, int length) {
        return (int) call(SETSOCKOPT, descriptor, level, name, value, length);
    }

    @Override
    public int getsockopt(int descriptor, int level, int name, long value, long length) {
        return (int) call(GETSOCKOPT, descriptor, level, name, value, length);
    }

    @Override
    public long sendmsg(int descriptor, long message, int flags) {
        return call(SENDMSG, descriptor, message, flags);
    }

    @Override
    public long recvmsg(int descriptor, long message, int flags) {
        return call(RECVMSG, descriptor, message, flags);
    }

    @Override
    public int sendmmsg(int descriptor, long messages, int count, int flags) {
        return (int) call(SENDMMSG, descriptor, messages, count, flags);
    }

    @Override
    public int recvmmsg(int descriptor, long messages, int count, int flags, long timeout) {
        return (int) call(RECVMMSG, descriptor, messages, count, flags, timeout);
    }

    @Override
    public int getsockname(int descriptor, long address, long length) {
        return (int) call(GETSOCKNAME, descriptor, address, length);
    }

    @Override
    public int close(int descriptor) {
        return (int) call(CLOSE, descriptor);
    }

    @Override
    public int poll(long descriptors, long count, int milliseconds) {
        return (int) call(POLL, descriptors, count, milliseconds);
    }

    @Override
    public int epoll_create1(int flags) {
        return (int) call(EPOLL_CREATE1, flags);
    }

    @Override
    public int epoll_ctl(int epoll, int operation, int descriptor, long event) {
        return (int) call(EPOLL_CTL, epoll, operation, descriptor, event);
    }

    @Override
    public int epoll_wait(int epoll, long events, int count, int milliseconds) {
        return (int) call(EPOLL_WAIT, epoll, events, count, milliseconds);
    }

    @Override
    public int eventfd(int initial, int flags) {
        return (int) call(EVENTFD, initial, flags);
    }

    @Override
    public int open(long path, int flags) {
        return (int) call(OPEN, path, flags);
    }

    @Override
    public long read(int descriptor, long octets, long length) {
        return call(READ, descriptor, octets, length);
    }

    @Override
    public long write(int descriptor, long octets, long length) {
        return call(WRITE, descriptor, octets, length);
    }

    @Override
    public int ioctl(int descriptor, long request, long argument) {
        return (int) call(IOCTL, descriptor, request, argument);
    }

    @Override
    public long mmap(long address, long length, int protection, int flags, int descriptor, long offset) {
        return call(MMAP, address, length, protection, flags, descriptor, offset);
    }

    @Override
    public int munmap(long address, long length) {
        return (int) call(MUNMAP, address, length);
    }

    @Override
    public long sysconf(int name) {
        return call(SYSCONF, name);
    }

    @Override
    public int unshare(int flags) {
        return (int) call(UNSHARE, flags);
    }

    @Override
    public int setns(int descriptor, int type) {
        return (int) call(SETNS, descriptor, type);
    }

    @Override
    public int capset(long header, long data) {
        return (int) call(CAPSET, header, data);
    }

    @Override
    public long syscall(long number, long first, long second, long third) {
        return call(SYSCALL, number, first, second, third);
    }

    @Override
    public int lastError() {
        return ErrorNumber.place().octets().getInt(0);
    }

    @Override
    public long address(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct).address();
    }

    @Override
    public MemoryView view(long address, int length) {
        return new ForeignView(address, length);
    }

    private static MemorySegment find(String function) {
        Optional<MemorySegment> found = SYMBOLS.find(function);
        if (found.isEmpty()) {
            throw new UnsatisfiedLinkError("the C library has no function " + function);
        }
        return found.get();
    }

    private long call(MemorySegment address, long first) {
        return call(address, first, 0, 0, 0, 0, 0);
    }

    private long call(MemorySegment address, long first, long second) {
        return call(address, first, second, 0, 0, 0, 0);
    }

    private long call(MemorySegment address, long first, long second, long third) {
        return call(address, first, second, third, 0, 0, 0);
    }

    private long call(MemorySegment address, long first, long second, long third, long fourth) {
        return call(address, first, second, third, fourth, 0, 0);
    }

    private long call(MemorySegment address, long first, long second, long third, long fourth, long fifth) {
        return call(address, first, second, third, fourth, fifth, 0);
    }

    private long call(MemorySegment address, long first, long second, long third, long fourth, long fifth, long sixth) {
        MemorySegment errorNumber = ErrorNumber.place().segment();
        try {
            return (long) function.invokeExact(address, errorNumber, first, second, third, fourth, fifth, sixth);
        } catch (Error | RuntimeException unchecked) {
            throw unchecked;
        } catch (Throwable impossible) {
            throw new AssertionError("C throws no exceptions", impossible);
        }
    }
}
