package io.rawnet.linux.jnr;

import com.kenai.jffi.MemoryIO;
import io.rawnet.linux.libc.LibC;
import io.rawnet.linux.libc.MemoryView;
import java.nio.ByteBuffer;
import jnr.ffi.LastError;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.annotations.Variadic;

/**
 * The C library as jnr-ffi wants it declared: jnr-ffi writes a class that implements the abstract methods. It writes it into an unnamed
 * module; that is why this package is open to everybody.
 */
public interface JnrLibC extends LibC {
    @Override
    @Variadic(fixedCount = 2)
    int open(long path, int flags);

    @Override
    @Variadic(fixedCount = 2)
    int ioctl(int descriptor, long request, long argument);

    @Override
    @Variadic(fixedCount = 1)
    long syscall(long number, long first, long second, long third);

    /**
     * mmap(2), with a Pointer: jnr-ffi's direct stub for six numbers was seen to return EINVAL.
     *
     * @param address the address, or null for one of the kernel's choice
     * @param length octets to map
     * @param protection {@code PROT_…}
     * @param flags {@code MAP_…}
     * @param descriptor what to map
     * @param offset from where
     * @return the address, or -1
     */
    long mmap(Pointer address, long length, int protection, int flags, int descriptor, long offset);

    @Override
    default long mmap(long address, long length, int protection, int flags, int descriptor, long offset) {
        Pointer place = address == 0 ? null : Pointer.wrap(Runtime.getSystemRuntime(), address);
        return mmap(place, length, protection, flags, descriptor, offset);
    }

    @Override
    default int lastError() {
        return LastError.getLastError(Runtime.getSystemRuntime());
    }

    @Override
    default long address(ByteBuffer direct) {
        return MemoryIO.getInstance().getDirectBufferAddress(direct);
    }

    @Override
    default MemoryView view(long address, int length) {
        return new JnrView(address, length);
    }
}
