package io.rawnet.testkit;

import io.rawnet.linux.call.CallingThread;
import io.rawnet.linux.network.NetworkNamespace;
import io.rawnet.testkit.thread.WorkThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A network of one's own, made of network namespaces (network_namespaces(7)): the calling thread becomes the local host, a virtual
 * cable joins it to a peer host, with as many routers in between as wanted. No real interface is touched, and nothing is left when
 * it is closed.
 * <pre>{@code
 * try (PrivateNetwork network = PrivateNetwork.open()) {
 *     Process ping = network.start("ping", "-c", "1", network.peer().ipv4Address().getHostAddress());
 * }
 * }</pre>
 *
 * <p>The calling thread, and the threads and processes that it starts, are in this network until {@link #close()}, which must be
 * called by the same thread and brings it back. Other threads, such as those of a pool, stay where they are. Needs CAP_SYS_ADMIN and
 * CAP_NET_ADMIN: root, or {@code unshare -Urn}.
 *
 * <p>Virtual threads are in no network of their own: opening, and running code of the local host, is refused to them. Open channels on the
 * thread that has opened this, and wait on virtual threads.
 *
 * <p>On cable number N, counted from 0 at the local host, the nearer end is 10.0.N.1, 2001:db8:0:N::1 and fe80::1, and the farther
 * one 10.0.N.2, 2001:db8:0:N::2 and fe80::2. Interfaces are called eth0, and eth1 for a router's second one. Addresses are in force
 * at once (no duplicate address detection), and both ends are up when this is open. As on most hardware, what the kernel's own TCP and
 * UDP send crosses the cable with unfinished checksums (checksum offload), and IPv6 announces itself now and then.
 *
 * <p>With a {@linkplain Builder#bridge() bridge host} in between, the local host and the peer have the addresses of cable 0.
 */
public final class PrivateNetwork implements AutoCloseable {
    private final Thread owner = Thread.currentThread();
    private final NetworkNamespace before;
    private final List<WorkThread> threads = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final boolean bridged;
    private boolean open = true;

    private PrivateNetwork(NetworkNamespace before, boolean bridged) {
        this.before = before;
        this.bridged = bridged;
    }

    /**
     * {@return a network of the calling thread and a peer}
     *
     * @throws IllegalStateException if the calling thread is a virtual one
     * @throws IOException if the kernel refuses, EPERM without the capabilities
     */
    public static PrivateNetwork open() throws IOException {
        return builder().open();
    }

    /** {@return what lets a network differ from the one of {@link #open()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the host that the calling thread has become} */
    public Host local() {
        return hosts.get(0);
    }

    /** {@return the host at the other end} */
    public Host peer() {
        return hosts.get(hosts.size() - 1);
    }

    /** {@return the routers in between, from the local host on; none unless asked for} */
    public List<Host> routers() {
        return bridged ? List.of() : List.copyOf(hosts.subList(1, hosts.size() - 1));
    }

    /**
     * {@return the bridge host in between}
     *
     * @throws IllegalStateException if the network was built without one
     */
    public Host bridge() {
        if (!bridged) {
            throw new IllegalStateException("no bridge host: ask the builder for it");
        }
        return hosts.get(1);
    }

    /**
     * Starts a process on the local host; see {@link Host#start}.
     *
     * @param command program and arguments
     * @return the process; its error output is joined to its output
     * @throws IOException if it cannot be started
     */
    public Process start(String... command) throws IOException {
        return local().start(command);
    }

    /**
     * Ends the processes started here, lets go of the hosts, and brings the calling thread back to where it was. Closing again does
     * nothing.
     *
     * @throws IllegalStateException if another thread than the opening one closes it
     * @throws IOException if the kernel does not let the thread back
     */
    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "closed by " + Thread.currentThread() + ": only " + owner + " can leave it");
        }
        open = false;
        hosts.forEach(Host::endProcesses);
        threads.forEach(WorkThread::end);
        try (before) {
            before.enter();
        }
    }

    private void build(int routers) throws IOException {
        Cabling cabling = new Cabling();
        addHost("local host", new Host.Place() {
            @Override
            public <T> T call(Callable<T> code) throws Exception {
                CallingThread.requirePlatform("run code of the local host");
                return code.call();
            }
        });
        if (bridged) {
            addRemote("bridge host");
            addRemote("peer host");
            cabling.joinThrough(hosts.get(0), hosts.get(1), hosts.get(2));
            return;
        }
        for (int router = 1; router <= routers; router++) {
            addRemote("router " + router);
        }
        addRemote("peer host");
        for (int cable = 0; cable <= routers; cable++) {
            cabling.join(hosts.get(cable), hosts.get(cable + 1), cable);
        }
        cabling.route(hosts);
    }

    private void addRemote(String name) throws IOException {
        WorkThread thread = WorkThread.start(name);
        threads.add(thread);
        Checked.call(() -> thread.call(() -> {
            NetworkNamespace.unshare();
            return null;
        }));
        addHost(name, new Host.Place() {
            @Override
            public <T> T call(Callable<T> code) throws Exception {
                return thread.call(code);
            }
        });
    }

    private void addHost(String name, Host.Place place) {
        hosts.add(new Host(name, place));
    }

    /** Says what a network shall be like. */
    public static final class Builder {
        private static final int MOST_ROUTERS = 250;

        private int routers;
        private boolean bridge;

        private Builder() {}

        /**
         * Puts routers between the local host and the peer, which forward IPv4 and IPv6.
         *
         * @param count how many, 0 to 250
         * @return this
         */
        public Builder routers(int count) {
            if (count < 0 || count > MOST_ROUTERS) {
                throw new IllegalArgumentException("routers " + count + ": 0 to " + MOST_ROUTERS);
            }
            routers = count;
            return this;
        }

        /**
         * Puts a host between the local host and the peer, which are on one network then. Its two interfaces have no addresses, and its
         * kernel forwards nothing: a program that runs there has to.
         *
         * @return this
         */
        public Builder bridge() {
            bridge = true;
            return this;
        }

        /**
         * {@return the network, with the calling thread in it}
         *
         * @throws IllegalStateException if both routers and a bridge host were asked for, or the calling thread is a virtual one
         * @throws IOException if the kernel refuses, EPERM without the capabilities
         */
        public PrivateNetwork open() throws IOException {
            CallingThread.requirePlatform("become a host of a private network");
            if (bridge && routers > 0) {
                throw new IllegalStateException("routers and a bridge host: ask for one of them");
            }
            NetworkNamespace before = NetworkNamespace.current();
            try {
                NetworkNamespace.unshare();
            } catch (IOException | RuntimeException refused) {
                before.close();
                throw refused;
            }
            PrivateNetwork network = new PrivateNetwork(before, bridge);
            try {
                network.build(routers);
                return network;
            } catch (IOException | RuntimeException failure) {
                try {
                    network.close();
                } catch (IOException suppressed) {
                    failure.addSuppressed(suppressed);
                }
                throw failure;
            }
        }
    }
}
