package io.rawnet.linux.jnr;

import com.kenai.jffi.MemoryIO;
import io.rawnet.linux.libc.MemoryView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A direct buffer over memory, which nothing can take away from its readers. */
final class JnrView implements MemoryView {
    private final ByteBuffer octets;

    JnrView(long address, int length) {
        octets = MemoryIO.getInstance().newDirectByteBuffer(address, length).order(ByteOrder.nativeOrder());
    }

    @Override
    public ByteBuffer octets() {
        return octets;
    }

    @Override
    public boolean end() {
        return false;
    }
}
