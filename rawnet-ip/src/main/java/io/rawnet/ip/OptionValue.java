package io.rawnet.ip;

import io.rawnet.codec.Octets;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MulticastRequest;
import io.rawnet.linux.socket.Socket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** How the values of a kind of options are passed to the kernel and back. */
interface OptionValue<T> {
    /** 0 and 1. */
    OptionValue<Boolean> FLAG = of(
            (socket, option) -> socket.getInt(option) != 0, (socket, option, on) -> socket.setInt(option, on ? 1 : 0));

    /** An int. */
    OptionValue<Integer> NUMBER = of(Socket::getInt, Socket::setInt);

    /** An int of which -1 stands for none. */
    OptionValue<OptionalInt> NUMBER_OR_NONE = of(
            (socket, option) -> {
                int told = socket.getInt(option);
                return told < 0 ? OptionalInt.empty() : OptionalInt.of(told);
            },
            (socket, option, number) -> socket.setInt(option, number.orElse(-1)));

    /** The number of the constant. */
    OptionValue<PathMtuDiscovery> DISCOVERY = of(
            (socket, option) -> PathMtuDiscovery.values()[socket.getInt(option)],
            (socket, option, discovery) -> socket.setInt(option, discovery.ordinal()));

    /** Octets as they are, at most 40. */
    OptionValue<Octets> OCTETS = of(
            (socket, option) -> Octets.copyOf(socket.get(option, 40)),
            (socket, option, octets) -> socket.set(option, octets.buffer()));

    /** A bit for each type that is blocked, of which ICMP over IPv4 has 32, ICMPv6 256. */
    OptionValue<IcmpFilter> ICMP_TYPES = of(
            (socket, option) -> IcmpFilter.of(socket.get(option, IcmpFilter.size(option))),
            (socket, option, filter) -> socket.set(option, filter.toOctets(IcmpFilter.size(option))));

    /** 0 and 1; with the errors comes where the extensions of their ICMP messages start. */
    OptionValue<Boolean> ERROR_QUEUE = of(FLAG::get, (socket, option, on) -> {
        FLAG.set(socket, option, on);
        try {
            FLAG.set(
                    socket,
                    option.equals(Ipv4Options.IP_RECVERR)
                            ? Ipv4Options.IP_RECVERR_RFC4884
                            : Ipv6Options.IPV6_RECVERR_RFC4884,
                    on);
        } catch (IOException kernelBefore59) {
            // errors come without extensions then
        }
    });

    /** The name of an interface, ended by a zero. */
    OptionValue<String> INTERFACE_NAME = of(
            (socket, option) -> StandardCharsets.ISO_8859_1
                    .decode(socket.get(option, 16))
                    .toString()
                    .split("\0", 2)[0],
            (socket, option, name) -> socket.bindToInterface(name));

    /** The index of an interface, which IPv4 wants in a structure and does not tell. */
    OptionValue<Integer> MULTICAST_INTERFACE = of(
            (socket, option) -> {
                if (option.equals(Ipv4Options.IP_MULTICAST_IF)) {
                    throw new UnsupportedOperationException(option + ": the kernel does not tell the interface");
                }
                return socket.getInt(option);
            },
            (socket, option, index) -> {
                if (option.equals(Ipv4Options.IP_MULTICAST_IF)) {
                    socket.set(option, MulticastRequest.outgoing(index));
                } else {
                    socket.setInt(option, index);
                }
            });

    /** {@return a number that the kernel tells under another option than the one that sets it} */
    static OptionValue<Integer> toldBy(KernelOption telling) {
        return of((socket, option) -> socket.getInt(telling), Socket::setInt);
    }

    /** {@return a value that cannot be set} */
    static <T> OptionValue<T> readOnly(OptionValue<T> value) {
        return of(value::get, (socket, option, told) -> {
            throw new UnsupportedOperationException(option + ": can be read only");
        });
    }

    T get(Socket socket, KernelOption option) throws IOException;

    void set(Socket socket, KernelOption option, T value) throws IOException;

    private static <T> OptionValue<T> of(Getter<T> getter, Setter<T> setter) {
        return new OptionValue<>() {
            @Override
            public T get(Socket socket, KernelOption option) throws IOException {
                return getter.get(socket, option);
            }

            @Override
            public void set(Socket socket, KernelOption option, T value) throws IOException {
                setter.set(socket, option, value);
            }
        };
    }

    /** Asks the kernel. */
    @FunctionalInterface
    interface Getter<T> {
        T get(Socket socket, KernelOption option) throws IOException;
    }

    /** Tells the kernel. */
    @FunctionalInterface
    interface Setter<T> {
        void set(Socket socket, KernelOption option, T value) throws IOException;
    }
}
