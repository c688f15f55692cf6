package io.rawnet.linux.libc;

import java.nio.ByteBuffer;

/** A view of memory that something else owns. */
public interface MemoryView {
    /** {@return the memory in native byte order; always the same buffer} */
    ByteBuffer octets();

    /**
     * Ends the view if it can. Once ended, every access to the buffer and its slices throws {@link IllegalStateException}.
     *
     * @return true if nobody can reach the memory through this view any more, so that its owner may give it back; false if something has to
     *     stay at its addresses as long as the buffer can be reached
     */
    boolean end();
}
