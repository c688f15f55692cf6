package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.NameResolver;
import io.rawnet.bpf.filter.compiler.Expression.EthernetAddress;
import io.rawnet.bpf.filter.compiler.Expression.Or;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns names of hosts and networks into addresses.
 *
 * @param resolver where addresses come from, or null to refuse names
 */
record Names(NameResolver resolver, TokenStream tokens) {

    Expression address(Qualifiers qualifiers, Token name) throws BpfSyntaxException {
        if (Keywords.isKeyword(name)) {
            throw tokens.error("expected an address and not the keyword " + name.description(), name);
        }
        if (resolver == null) {
            throw tokens.error("'" + name.text() + "' is not an address; names are not looked up here", name);
        }
        if (qualifiers.protocol() == Protocol.LINK) {
            return resolver.ethernetAddress(name.text())
                    .map(address -> new EthernetAddress(qualifiers.directionOrEither(), address.bits(), name.column()))
                    .orElseThrow(() -> unknown("a host with an Ethernet address", name));
        }
        return qualifiers.kind() == Qualifiers.Kind.NET ? network(qualifiers, name) : host(qualifiers, name);
    }

    /** Any of the addresses will do. */
    private Expression host(Qualifiers qualifiers, Token name) throws BpfSyntaxException {
        List<Expression> addresses = new ArrayList<>();
        for (IpAddress address : resolver.addresses(name.text())) {
            boolean ipv6 = address instanceof Ipv6Address;
            if (qualifiers.protocol() == null || ipv6 == (qualifiers.protocol() == Protocol.IP6)) {
                addresses.add(expression(qualifiers, address, name));
            }
        }
        if (addresses.isEmpty()) {
            throw unknown("a host with such an address", name);
        }
        return new Or(addresses);
    }

    private static Expression expression(Qualifiers qualifiers, IpAddress address, Token name) {
        return address instanceof Ipv6Address ipv6
                ? new Expression.Ipv6Address(
                        qualifiers,
                        new Ipv6Octets(ipv6.high(), ipv6.low()),
                        Ipv6Address.LENGTH * Byte.SIZE,
                        name.column())
                : new Expression.Ipv4Address(qualifiers, ((Ipv4Address) address).bits(), -1, name.column());
    }

    private Expression network(Qualifiers qualifiers, Token name) throws BpfSyntaxException {
        if (qualifiers.protocol() == Protocol.IP6) {
            throw tokens.error("networks with names are IPv4 networks", name);
        }
        int address = resolver.network(name.text())
                .orElseThrow(() -> unknown("a network", name))
                .bits();
        int mask = -1;
        while (mask != 0 && (address & ~(mask << Byte.SIZE)) == 0) {
            mask <<= Byte.SIZE;
        }
        return new Expression.Ipv4Address(qualifiers, address, mask, name.column());
    }

    private BpfSyntaxException unknown(String expected, Token name) {
        return tokens.error("'" + name.text() + "' is not the name of " + expected, name);
    }
}
