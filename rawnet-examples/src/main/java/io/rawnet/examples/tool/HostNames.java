package io.rawnet.examples.tool;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses as people read them: with the zone they belong to, and the host's name, looked up once for each address. */
public final class HostNames {
    private static final int MOST_NAMES = 10_000;

    private final boolean numeric;
    private final Optional<String> zone;
    private final Map<IpAddress, String> names = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, String> eldest) {
            return size() > MOST_NAMES; // strangers may send from any number of addresses
        }
    };

    /**
     * Looks nothing up yet.
     *
     * @param numeric whether names are not looked up at all
     * @param zone name of the interface that link-local addresses belong to
     */
    public HostNames(boolean numeric, Optional<String> zone) {
        this.numeric = numeric;
        this.zone = zone;
    }

    /**
     * {@return a host as {@code name (address)}, or its address alone where there is no name}
     *
     * @param address the host's address
     */
    public String label(IpAddress address) {
        String name = name(address);
        return name.equals(text(address)) ? name : name + " (" + text(address) + ")";
    }

    /**
     * {@return the name of a host, or its address where there is no name} The first look-up of an address may take as long as the name server
     * does.
     *
     * @param address the host's address
     */
    public String name(IpAddress address) {
        return numeric ? text(address) : names.computeIfAbsent(address, this::lookUp);
    }

    /**
     * {@return an address, with the zone if it is a link-local or multicast one}
     *
     * @param address any address
     */
    public String text(IpAddress address) {
        boolean scoped = address instanceof Ipv6Address ipv6 && (ipv6.isLinkLocal() || ipv6.isMulticast());
        return scoped ? address + zone.map(name -> "%" + name).orElse("") : address.toString();
    }

    private String lookUp(IpAddress address) {
        String numbers = address.toInetAddress().getHostAddress();
        String name = address.toInetAddress().getCanonicalHostName();
        return name.equals(numbers) ? text(address) : Printable.text(name);
    }
}
