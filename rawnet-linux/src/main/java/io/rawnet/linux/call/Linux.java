package io.rawnet.linux.call;

import io.rawnet.linux.libc.LibC;
import io.rawnet.linux.memory.NativeMemory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The system calls. Each answers what the kernel answers: 0 or more, or the negated error number. Memory is given by address
 * ({@link NativeMemory}). Nothing is retried, checked or translated here.
 *
 * <p>The structures passed to these calls are laid out for Linux on x86_64 and aarch64, which share them. Anywhere else the first
 * call fails with an {@link UnsupportedOperationException}.
 */
public final class Linux {
    /** Longest name of an interface with its ending zero, in octets. */
    public static final int INTERFACE_NAME_SIZE = 16;

    private static final Library LIBRARY = Library.load();

    private Linux() {}

    /**
     * socket(2).
     *
     * @param family address family
     * @param type socket type with flags
     * @param protocol protocol number
     * @return the descriptor or the negated error number
     */
    public static int socket(int family, int type, int protocol) {
        return result(libC().socket(family, type, protocol));
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
        return result(libC().bind(descriptor, address, length));
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
        return result(libC().connect(descriptor, address, length));
    }

    /**
     * listen(2).
     *
     * @param descriptor the socket
     * @param backlog how many connections may wait
     * @return 0 or the negated error number
     */
    public static int listen(int descriptor, int backlog) {
        return result(libC().listen(descriptor, backlog));
    }

    /**
     * close(2). Never repeat it: on Linux the descriptor is gone whatever the answer.
     *
     * @param descriptor the descriptor
     * @return 0 or the negated error number
     */
    public static int close(int descriptor) {
        return result(libC().close(descriptor));
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
        return result(libC().poll(descriptors, count, milliseconds));
    }

    /**
     * eventfd(2).
     *
     * @param initial first value of the counter
     * @param flags {@code EFD_…}
     * @return the descriptor or the negated error number
     */
    public static int eventfd(int initial, int flags) {
        return result(libC().eventfd(initial, flags));
    }

    /**
     * open(2) of a file that exists.
     *
     * @param path the file's path
     * @param flags {@code O_…}
     * @return the descriptor or the negated error number
     */
    public static int open(String path, int flags) {
        return result(libC().open(path, flags));
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
        return result((int) libC().read(descriptor, octets, length));
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
        return result((int) libC().write(descriptor, octets, length));
    }

    /**
     * setsockopt(2).
     *
     * @param descriptor the socket
     * @param level the option's level
     * @param name the option's number
     * @param value where its value lies
     * @param length the value's length in octets
     * @return 0 or the negated error number
     */
    public static int setsockopt(int descriptor, int level, int name, long value, int length) {
        return result(libC().setsockopt(descriptor, level, name, value, length));
    }

    /**
     * getsockopt(2).
     *
     * @param descriptor the socket
     * @param level the option's level
     * @param name the option's number
     * @param value where to put its value
     * @param length where the room's length lies (u32), and where the value's length is put
     * @return 0 or the negated error number
     */
    public static int getsockopt(int descriptor, int level, int name, long value, long length) {
        return result(libC().getsockopt(descriptor, level, name, value, length));
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
        return result((int) libC().sendmsg(descriptor, message, flags));
    }

    /**
     * recvmsg(2).
     *
     * @param descriptor the socket
     * @param message where the {@code struct msghdr} lies
     * @param flags {@code MSG_…}
     * @return how many octets were received, or the negated error number
     */
    public static int recvmsg(int descriptor, long message, int flags) {
        return result((int) libC().recvmsg(descriptor, message, flags));
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
        return result(libC().sendmmsg(descriptor, messages, count, flags));
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
        return result(libC().recvmmsg(descriptor, messages, count, flags, 0));
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
        return result(libC().getsockname(descriptor, address, length));
    }

    /**
     * getpeername(2).
     *
     * @param descriptor the socket
     * @param address where to put the address
     * @param length where the room's length lies (u32), and where the address's length is put
     * @return 0 or the negated error number
     */
    public static int getpeername(int descriptor, long address, long length) {
        return result(libC().getpeername(descriptor, address, length));
    }

    /**
     * ioctl(2) with a pointer.
     *
     * @param descriptor the descriptor
     * @param request the request's number
     * @param argument where its argument lies
     * @return what the request answers, or the negated error number
     */
    public static int ioctl(int descriptor, long request, long argument) {
        return result(libC().ioctl(descriptor, request, argument));
    }

    /**
     * fcntl(2) with an int.
     *
     * @param descriptor the descriptor
     * @param command {@code F_…}
     * @param argument its argument
     * @return what the command answers, or the negated error number
     */
    public static int fcntl(int descriptor, int command, int argument) {
        return result(libC().fcntl(descriptor, command, argument));
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
        long address = libC().mmap(null, length, protection, flags, descriptor, offset);
        return address == -1 ? -lastError() : address;
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
        Pointer place = Pointer.wrap(LIBRARY.runtime(), address);
        long result = libC().mmap(place, length, protection, flags, -1, 0);
        return result == -1 ? -lastError() : result;
    }

    /**
     * munmap(2).
     *
     * @param address the mapping
     * @param length its octets
     * @return 0 or the negated error number
     */
    public static int munmap(long address, long length) {
        return result(libC().munmap(address, length));
    }

    /**
     * unshare(2), for the calling thread.
     *
     * @param flags {@code CLONE_…}
     * @return 0 or the negated error number
     */
    public static int unshare(int flags) {
        return result(libC().unshare(flags));
    }

    /**
     * setns(2), for the calling thread.
     *
     * @param descriptor the namespace
     * @param type {@code CLONE_…} that it must be of, or 0
     * @return 0 or the negated error number
     */
    public static int setns(int descriptor, int type) {
        return result(libC().setns(descriptor, type));
    }

    /**
     * capset(2), for the calling thread.
     *
     * @param header address of a {@code struct __user_cap_header_struct}
     * @param data address of as many {@code struct __user_cap_data_struct} as its version has
     * @return 0 or the negated error number
     */
    public static int capset(long header, long data) {
        return result(libC().capset(header, data));
    }

    /**
     * if_nametoindex(3), in the calling thread's network namespace.
     *
     * @param name an interface's name
     * @return its index or the negated error number
     */
    public static int interfaceIndex(String name) {
        int index = libC().if_nametoindex(name);
        return index == 0 ? -lastError() : index;
    }

    /**
     * if_indextoname(3), in the calling thread's network namespace.
     *
     * @param index an interface's index
     * @param name where to put the name, {@link #INTERFACE_NAME_SIZE} octets ended by zero
     * @return 0 or the negated error number
     */
    public static int interfaceName(int index, long name) {
        return libC().if_indextoname(index, name) == null ? -lastError() : 0;
    }

    /**
     * if_nameindex(3): the names of the interfaces of the calling thread's network namespace.
     *
     * @return index and name of each; empty where the kernel could not be asked
     */
    public static SortedMap<Integer, String> interfaces() {
        SortedMap<Integer, String> names = new TreeMap<>();
        Pointer first = libC().if_nameindex();
        if (first == null) {
            return names;
        }
        try {
            for (int offset = 0; first.getInt(offset) != 0; offset += 2 * Long.BYTES) {
                Pointer name = first.getPointer(offset + Long.BYTES);
                names.put(first.getInt(offset), name.getString(0, INTERFACE_NAME_SIZE, StandardCharsets.ISO_8859_1));
            }
            return names;
        } finally {
            libC().if_freenameindex(first);
        }
    }

    /**
     * geteuid(2).
     *
     * @return the effective user id of this process, 0 for root
     */
    public static int effectiveUser() {
        return libC().geteuid();
    }

    private static LibC libC() {
        return LIBRARY.functions();
    }

    private static int result(int value) {
        return value == -1 ? -lastError() : value;
    }

    private static int lastError() {
        return LastError.getLastError(LIBRARY.runtime());
    }

    /** The loaded C library; on a system whose structures we do not know, nothing is loaded and every use says why. */
    private record Library(LibC loaded, Runtime runtime, String unsupported) {
        static Library load() {
            String system = System.getProperty("os.name");
            String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
            if (!system.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("aarch64"))) {
                return new Library(null, null, system + " on " + architecture);
            }
            LibC functions = LibraryLoader.create(LibC.class).load("c");
            return new Library(functions, Runtime.getRuntime(functions), null);
        }

        LibC functions() {
            if (loaded == null) {
                throw new UnsupportedOperationException(
                        "rawnet makes system calls on Linux on x86_64 and aarch64 only; this is " + unsupported);
            }
            return loaded;
        }
    }
}
