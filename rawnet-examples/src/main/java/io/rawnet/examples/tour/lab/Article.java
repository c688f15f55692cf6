package io.rawnet.examples.tour.lab;

/** The articles about raw sockets whose experiments are made here. */
public enum Article {
    /** Raw sockets in Go, from ICMP listeners to the IP header. */
    TRANSPORT_AND_NETWORK_LAYER(1, "Raw sockets: the transport and the network layer, in Go"),
    /** A TCP client of one's own in Python. */
    TCP_BY_HAND(2, "Making a TCP connection over a raw socket, in Python"),
    /** Octets of ICMP and TCP, and a SYN of one's own, in Go. */
    IP_LAYER(3, "Raw sockets in Go: IP layer"),
    /** What the kernel does with raw sockets. */
    INSIDE_LINUX(4, "Linux raw sockets: what the kernel does"),
    /** The ways to open sockets at each layer. */
    EVERY_LAYER(5, "An introduction to raw sockets at every layer, in Python");

    private final int number;
    private final String title;

    Article(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** {@return its number, as the tour names it} */
    public int number() {
        return number;
    }

    /** {@return its title} */
    public String title() {
        return title;
    }
}
