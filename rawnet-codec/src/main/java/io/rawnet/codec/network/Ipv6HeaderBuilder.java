package io.rawnet.codec.network;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;

/**
 * Builds an {@link Ipv6Header}. Unless set, the hop limit is 64, no header follows, addresses are unspecified and all else is
 * 0; ranges are checked by {@link #build}.
 */
public final class Ipv6HeaderBuilder {

    private int dscp;
    private int ecn;
    private int flowLabel;
    private int payloadLength;
    private IpProtocol nextHeader = IpProtocol.NO_NEXT_HEADER;
    private int hopLimit = 64;
    private Ipv6Address source = Ipv6Address.ANY;
    private Ipv6Address destination = Ipv6Address.ANY;

    Ipv6HeaderBuilder() {}

    Ipv6HeaderBuilder(Ipv6Header header) {
        dscp = header.dscp();
        ecn = header.ecn();
        flowLabel = header.flowLabel();
        payloadLength = header.payloadLength();
        nextHeader = header.nextHeader();
        hopLimit = header.hopLimit();
        source = header.source();
        destination = header.destination();
    }

    /**
     * Sets the Differentiated Services Code Point.
     *
     * @param dscp Differentiated Services Code Point, 0 to 63
     * @return this builder
     */
    public Ipv6HeaderBuilder dscp(int dscp) {
        this.dscp = dscp;
        return this;
    }

    /**
     * Sets the Explicit Congestion Notification bits.
     *
     * @param ecn Explicit Congestion Notification bits, 0 to 3
     * @return this builder
     */
    public Ipv6HeaderBuilder ecn(int ecn) {
        this.ecn = ecn;
        return this;
    }

    /**
     * Sets the flow label.
     *
     * @param flowLabel flow label, 0 to 2^20-1
     * @return this builder
     */
    public Ipv6HeaderBuilder flowLabel(int flowLabel) {
        this.flowLabel = flowLabel;
        return this;
    }

    /**
     * Sets the length of what follows in octets.
     *
     * @param payloadLength length of what follows in octets, 0 to 65535
     * @return this builder
     */
    public Ipv6HeaderBuilder payloadLength(int payloadLength) {
        this.payloadLength = payloadLength;
        return this;
    }

    /**
     * Sets the protocol of what follows.
     *
     * @param nextHeader protocol of what follows
     * @return this builder
     */
    public Ipv6HeaderBuilder nextHeader(IpProtocol nextHeader) {
        this.nextHeader = nextHeader;
        return this;
    }

    /**
     * Sets the number of routers that may still forward the packet.
     *
     * @param hopLimit number of routers that may still forward the packet, 0 to 255
     * @return this builder
     */
    public Ipv6HeaderBuilder hopLimit(int hopLimit) {
        this.hopLimit = hopLimit;
        return this;
    }

    /**
     * Sets the source address.
     *
     * @param source source address
     * @return this builder
     */
    public Ipv6HeaderBuilder source(Ipv6Address source) {
        this.source = source;
        return this;
    }

    /**
     * Sets the destination address.
     *
     * @param destination destination address
     * @return this builder
     */
    public Ipv6HeaderBuilder destination(Ipv6Address destination) {
        this.destination = destination;
        return this;
    }

    /**
     * {@return the header}
     *
     * @throws IllegalArgumentException if a field is outside its range; the message names it
     */
    public Ipv6Header build() {
        return new Ipv6Header(dscp, ecn, flowLabel, payloadLength, nextHeader, hopLimit, source, destination);
    }
}
