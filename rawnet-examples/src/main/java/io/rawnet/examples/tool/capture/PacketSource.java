package io.rawnet.examples.tool.capture;

import io.rawnet.channel.RawChannel;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where captured packets come from. */
interface PacketSource extends Closeable {
    /**
     * {@return a source that receives from now on; the kernel filters from the first packet on}
     *
     * @throws IOException if the kernel refuses
     */
    static PacketSource open(CaptureSettings settings) throws IOException {
        if (settings.xdp()) {
            return XdpSource.open(settings);
        }
        return RingSource.open(settings);
    }

    /** {@return what to wait for} */
    List<RawChannel<?>> channels();

    /** {@return what the user should know when it begins} */
    List<String> notices();

    /** {@return how many packets have been taken so far} */
    long taken();

    /**
     * Takes packets that are there, but not all if they keep coming.
     *
     * @param most how many packets to have taken then, at most
     * @param sink where they go
     * @throws io.rawnet.channel.InterfaceDownException if the interface is down
     * @throws io.rawnet.channel.NoSuchInterfaceException if the interface was removed
     * @throws IOException if the kernel refuses, or a packet cannot be written
     */
    void take(long most, PacketSink sink) throws IOException;

    /**
     * Takes what the kernel has received until now, at the end.
     *
     * @param most how many packets to have taken then, at most
     * @param sink where they go
     * @throws IOException if a packet cannot be written
     */
    void takeRest(long most, PacketSink sink) throws IOException;

    /**
     * {@return what the kernel has counted}
     *
     * @throws IOException if the kernel refuses
     */
    CaptureCounts counts() throws IOException;
}
