package io.rawnet.ip;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/**
 * A socket address of the JDK in rawnet's words.
 *
 * @param address the address
 * @param port the port, 0 to 65535
 * @param scope the interface that a link-local address belongs to, 0 for none
 */
record Endpoint(IpAddress address, int port, int scope) {

    /**
     * {@return the endpoint of a socket address}
     *
     * @param name the parameter's name, for messages
     * @throws IllegalArgumentException if the address is a name that was not looked up
     */
    static Endpoint of(InetSocketAddress socketAddress, String name) {
        if (Arguments.require(socketAddress, name).isUnresolved()) {
            throw new IllegalArgumentException(name + " " + socketAddress + ": must have an address: look its name up");
        }
        int scope = socketAddress.getAddress() instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
        return new Endpoint(IpAddress.of(socketAddress.getAddress()), socketAddress.getPort(), scope);
    }

    /** {@return this, which must have a port: no datagram can go to port 0} */
    Endpoint requirePort() {
        Arguments.requireRange(port, 1, 65_535, "port");
        return this;
    }

    /** {@return a control message that names the interface of a link-local address, unless it names one already} */
    ControlMessage scoped(ControlMessage control) {
        boolean named = Arguments.require(control, "control").interfaceIndex().isPresent();
        return scope == 0 || named ? control : control.withInterfaceIndex(scope);
    }
}
