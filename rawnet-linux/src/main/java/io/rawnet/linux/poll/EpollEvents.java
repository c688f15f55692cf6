package io.rawnet.linux.poll;

import io.rawnet.linux.memory.NativeMemory;

/**
 * A row of {@code struct epoll_event} (epoll_ctl(2)). On x86-64 the structure is packed to 12 octets, elsewhere it has 16.
 * <pre>
 * offset
 *      0  events, EPOLL… bits, u32
 *      4  data of the program's own, u64; at 8 where the structure is not packed
 * </pre>
 */
public final class EpollEvents {
    /** Event: something can be read. */
    public static final int EPOLLIN = 0x001;
    /** Event: there is room to write. */
    public static final int EPOLLOUT = 0x004;
    /** Event: an error waits; reported whether asked for or not. */
    public static final int EPOLLERR = 0x008;
    /** Reports an event once each time it happens, not as long as it lasts. */
    public static final int EPOLLET = 1 << 31;

    /** Operation of epoll_ctl(2): watch a descriptor. */
    public static final int EPOLL_CTL_ADD = 1;
    /** Operation of epoll_ctl(2): watch it no more. */
    public static final int EPOLL_CTL_DEL = 2;
    /** Operation of epoll_ctl(2): watch it for other events. */
    public static final int EPOLL_CTL_MOD = 3;

    private static final int DATA = dataOffset(System.getProperty("os.arch"));
    private static final int SIZE = DATA + Long.BYTES;

    private final NativeMemory memory;

    /**
     * Allocates the row.
     *
     * @param count number of structures, 1 or more
     */
    public EpollEvents(int count) {
        memory = NativeMemory.allocate(count * SIZE);
    }

    /** {@return where the program's data are in a structure} */
    static int dataOffset(String architecture) {
        return architecture.equals("amd64") ? 4 : 8;
    }

    /** {@return where the row starts; keep this reachable} */
    public long address() {
        return memory.address();
    }

    /** {@return the number of structures} */
    public int count() {
        return memory.length() / SIZE;
    }

    /**
     * {@return the events of a structure}
     *
     * @param index which one
     */
    public int events(int index) {
        return memory.octets().getInt(index * SIZE);
    }

    /**
     * {@return the program's own data of a structure}
     *
     * @param index which one
     */
    public long data(int index) {
        return memory.octets().getLong(index * SIZE + DATA);
    }

    /**
     * Writes the first structure.
     *
     * @param events {@code EPOLL…} bits
     * @param data data of the program's own
     * @return this
     */
    public EpollEvents set(int events, long data) {
        memory.octets().putInt(0, events).putLong(DATA, data);
        return this;
    }
}
