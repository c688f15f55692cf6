package io.rawnet.linux.network;

import io.rawnet.linux.call.CallingThread;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.NetworkCalls;
import io.rawnet.linux.error.SystemCallException;
import java.io.Closeable;
import java.io.IOException;

/**
 * A network namespace (network_namespaces(7)), held by a descriptor so that it outlives the threads in it. A namespace belongs to
 * threads, not to the process: {@link #unshare()} and {@link #enter()} act on the calling thread, the processes that it starts
 * inherit its namespace, and a socket stays in the namespace in which it was opened.
 *
 * <p>{@code java.net.NetworkInterface} partly reads the network of the process's first thread: see {@link Interfaces}.
 */
public final class NetworkNamespace implements Closeable {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int O_RDONLY_CLOEXEC = 0x80000;

    private int descriptor;

    private NetworkNamespace(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * {@return the calling thread's namespace}
     *
     * @throws IOException if no descriptor is left
     */
    public static NetworkNamespace current() throws IOException {
        return at("/proc/thread-self/ns/net");
    }

    /**
     * {@return the namespace of the process's first thread}
     *
     * @throws IOException if no descriptor is left
     */
    public static NetworkNamespace ofProcess() throws IOException {
        return at("/proc/self/ns/net");
    }

    private static NetworkNamespace at(String path) throws IOException {
        return new NetworkNamespace(
                SystemCallException.check("open(" + path + ")", DescriptorCalls.open(path, O_RDONLY_CLOEXEC)));
    }

    /**
     * Moves the calling thread into a new namespace, in which there's only a loopback interface, and that's down (unshare(2)).
     *
     * @throws IllegalStateException if the calling thread is a virtual one, whose carrier would move
     * @throws IOException if the kernel refuses, EPERM without CAP_SYS_ADMIN
     */
    public static void unshare() throws IOException {
        CallingThread.requirePlatform("leave its network namespace");
        SystemCallException.check("unshare(CLONE_NEWNET)", NetworkCalls.unshare(CLONE_NEWNET));
    }

    /**
     * Moves the calling thread into this namespace (setns(2)).
     *
     * @throws IllegalStateException if the calling thread is a virtual one, whose carrier would move
     * @throws IOException if the kernel refuses, EPERM without CAP_SYS_ADMIN
     */
    public synchronized void enter() throws IOException {
        CallingThread.requirePlatform("enter a network namespace");
        SystemCallException.check("setns(CLONE_NEWNET)", NetworkCalls.setns(descriptor, CLONE_NEWNET));
    }

    /** {@return the number of the descriptor that holds the namespace, for rtnetlink} */
    synchronized int descriptor() {
        return descriptor;
    }

    /** Lets go of the namespace: it vanishes with its last thread, socket and descriptor. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (descriptor >= 0) {
            DescriptorCalls.close(descriptor);
            descriptor = -1;
        }
    }
}
