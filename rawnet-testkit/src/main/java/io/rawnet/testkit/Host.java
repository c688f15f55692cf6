package io.rawnet.testkit;

import io.rawnet.linux.call.Capabilities;
import io.rawnet.testkit.thread.WorkThread;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A host of a {@link PrivateNetwork}: a network namespace with a loopback interface and one end of at least one cable. What is opened or
 * started by code that runs here belongs to this host's network for good.
 */
public final class Host {
    private final String name;
    private final Place place;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    /** Where a host's code runs. */
    interface Place {
        <T> T call(Callable<T> code) throws Exception;
    }

    Host(String name, Place place) {
        this.name = name;
        this.place = place;
    }

    void attach(Attachment attachment) {
        attachments.add(attachment);
    }

    /** {@return its interfaces on cables, in the order of the network; a router and a bridge host have two, the others have one} */
    public List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    /** {@return the name of its first interface on a cable} */
    public String interfaceName() {
        return attachments.get(0).interfaceName();
    }

    /** {@return the index of its first interface on a cable} */
    public int interfaceIndex() {
        return attachments.get(0).interfaceIndex();
    }

    /** {@return the six-octet Ethernet address of its first interface on a cable} */
    public byte[] hardwareAddress() {
        return attachments.get(0).hardwareAddress();
    }

    /**
     * {@return the IPv4 address of its first interface on a cable}
     *
     * @throws IllegalStateException if this is a bridge host
     */
    public Inet4Address ipv4Address() {
        return attachments.get(0).ipv4Address();
    }

    /**
     * {@return the global IPv6 address of its first interface on a cable}
     *
     * @throws IllegalStateException if this is a bridge host
     */
    public Inet6Address ipv6Address() {
        return attachments.get(0).ipv6Address();
    }

    /**
     * Runs code in this host's network and waits for it. Code for the local host runs on the calling thread, code for another host on
     * that host's thread.
     *
     * @param code what to run
     * @param <T> type of its result
     * @return its result
     * @throws IllegalStateException if this is the local host and the calling thread a virtual one
     * @throws Exception what the code threw
     */
    public <T> T call(Callable<T> code) throws Exception {
        return place.call(code);
    }

    /**
     * Like {@link #call}, for code without a result.
     *
     * @param code what to run
     * @throws Exception what the code threw
     */
    public void run(Action code) throws Exception {
        call(() -> {
            code.run();
            return null;
        });
    }

    /**
     * Runs code in this host's network on a new thread, without waiting.
     *
     * @param code what to run
     * @param <T> type of its result
     * @return its result to be; cancelling it does not stop the code
     * @throws Exception if the thread cannot be started
     */
    public <T> Future<T> background(Callable<T> code) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(code.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        };
        run(() -> {
            // a thread inherits the namespace of the one that starts it
            Thread thread = new Thread(task, name + " background");
            thread.setDaemon(true);
            thread.start();
        });
        return result;
    }

    /**
     * Runs code in this host's network without any capability, as a program of an ordinary user would run there, and waits for it.
     *
     * @param code what to run, on a new thread
     * @param <T> type of its result
     * @return its result
     * @throws Exception what the code threw
     */
    public <T> T callUnprivileged(Callable<T> code) throws Exception {
        WorkThread thread = call(() -> WorkThread.start(name + " unprivileged"));
        try {
            return thread.call(() -> {
                Capabilities.dropAll();
                return code.call();
            });
        } finally {
            thread.end();
        }
    }

    /**
     * Starts a process on this host. It's ended when the network is closed, if it still runs then.
     *
     * @param command program and arguments
     * @return the process; its error output is joined to its output
     * @throws IOException if it cannot be started
     */
    public Process start(String... command) throws IOException {
        try {
            Process process = call(
                    () -> new ProcessBuilder(command).redirectErrorStream(true).start());
            synchronized (processes) {
                processes.add(process);
            }
            return process;
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IOException(unexpected);
        }
    }

    /** Ends the processes and what they started, and waits until they are gone. */
    void endProcesses() {
        synchronized (processes) {
            for (Process process : processes) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.onExit().join();
            }
            processes.clear();
        }
    }

    @Override
    public String toString() {
        return name + attachments;
    }

    /** Code without a result that may throw anything. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs it.
         *
         * @throws Exception whatever goes wrong
         */
        void run() throws Exception;
    }
}
