package io.rawnet.linux.call;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import jnr.ffi.Pointer;

/**
 * The calls on network namespaces, on the interfaces in them, and on the capabilities that both need. Each returns the kernel's result: 0 or more, or the negated error number. Memory is given by address. Nothing is retried,
 * checked or translated here.
 */
public final class NetworkCalls {
    /** Longest name of an interface with its ending zero, in octets. */
    public static final int INTERFACE_NAME_SIZE = 16;

    private NetworkCalls() {}

    /**
     * unshare(2), for the calling thread.
     *
     * @param flags {@code CLONE_…}
     * @return 0 or the negated error number
     */
    public static int unshare(int flags) {
        return Library.result(Library.libC().unshare(flags));
    }

    /**
     * setns(2), for the calling thread.
     *
     * @param descriptor the namespace
     * @param type {@code CLONE_…} that it must be of, or 0
     * @return 0 or the negated error number
     */
    public static int setns(int descriptor, int type) {
        return Library.result(Library.libC().setns(descriptor, type));
    }

    /**
     * capset(2), for the calling thread.
     *
     * @param header address of a {@code struct __user_cap_header_struct}
     * @param data address of as many {@code struct __user_cap_data_struct} as its version has
     * @return 0 or the negated error number
     */
    public static int capset(long header, long data) {
        return Library.result(Library.libC().capset(header, data));
    }

    /**
     * if_nametoindex(3), in the calling thread's network namespace.
     *
     * @param name an interface's name
     * @return its index or the negated error number
     */
    public static int interfaceIndex(String name) {
        int index = Library.libC().if_nametoindex(name);
        return index == 0 ? -Library.lastError() : index;
    }

    /**
     * if_indextoname(3), in the calling thread's network namespace.
     *
     * @param index an interface's index
     * @param name where to put the name, {@link #INTERFACE_NAME_SIZE} octets ended by zero
     * @return 0 or the negated error number
     */
    public static int interfaceName(int index, long name) {
        return Library.libC().if_indextoname(index, name) == null ? -Library.lastError() : 0;
    }

    /**
     * if_nameindex(3): the names of the interfaces of the calling thread's network namespace.
     *
     * @return index and name of each; empty where the kernel could not be asked
     */
    public static SortedMap<Integer, String> interfaces() {
        SortedMap<Integer, String> names = new TreeMap<>();
        Pointer first = Library.libC().if_nameindex();
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
            Library.libC().if_freenameindex(first);
        }
    }
}
