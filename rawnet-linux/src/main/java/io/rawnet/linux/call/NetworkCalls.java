package io.rawnet.linux.call;

import io.rawnet.linux.libc.Library;

/** The calls on network namespaces, and on the capabilities that they need. */
public final class NetworkCalls {
    private NetworkCalls() {}

    /**
     * unshare(2), for the calling thread.
     *
     * @param flags {@code CLONE_…}
     * @return 0 or the negated error number
     */
    public static int unshare(int flags) {
        return Result.of(Library.functions().unshare(flags));
    }

    /**
     * setns(2), for the calling thread.
     *
     * @param descriptor the namespace
     * @param type {@code CLONE_…} that it must be of, or 0
     * @return 0 or the negated error number
     */
    public static int setns(int descriptor, int type) {
        return Result.of(Library.functions().setns(descriptor, type));
    }

    /**
     * capset(2), for the calling thread.
     *
     * @param header address of a {@code struct __user_cap_header_struct}
     * @param data address of as many {@code struct __user_cap_data_struct} as its version has
     * @return 0 or the negated error number
     */
    public static int capset(long header, long data) {
        return Result.of(Library.functions().capset(header, data));
    }
}
