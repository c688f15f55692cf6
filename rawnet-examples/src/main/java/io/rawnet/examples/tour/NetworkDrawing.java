package io.rawnet.examples.tour;

/** The network of a stop, as its programs see it. */
final class NetworkDrawing {
    /** Two hosts and a cable: the addresses are those of every private network without routers. */
    static final String TEXT = """
               this host                                       the peer
            +-----------------+                          +-----------------+
            |            eth0 |==========================| eth0            |
            |        10.0.0.1 |        a cable that      | 10.0.0.2        |
            |   2001:db8::1   |     nobody else is on    | 2001:db8::2     |
            |   lo 127.0.0.1  |                          | lo 127.0.0.1    |
            +-----------------+                          +-----------------+
        """;

    private NetworkDrawing() {}
}
