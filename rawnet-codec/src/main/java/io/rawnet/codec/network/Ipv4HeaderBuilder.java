package io.rawnet.codec.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;

/**
 * Builds an {@link Ipv4Header}. Unless set, the time to live is 64, addresses are unspecified and all else is 0; ranges are
 * checked by {@link #build}. A packet fills in the protocol of the header that follows when it is completed, and is refused then
 * if there is neither such a header nor a protocol.
 */
public final class Ipv4HeaderBuilder {

    private int dscp;
    private int ecn;
    private int totalLength;
    private int identification;
    private int flags;
    private int fragmentOffset;
    private int timeToLive = 64;
    private IpProtocol protocol = IpProtocol.of(0);
    private int headerChecksum;
    private Ipv4Address source = Ipv4Address.ANY;
    private Ipv4Address destination = Ipv4Address.ANY;
    private Ipv4Options options = Ipv4Options.NONE;

    Ipv4HeaderBuilder() {}

    Ipv4HeaderBuilder(Ipv4Header header) {
        dscp = header.dscp();
        ecn = header.ecn();
        totalLength = header.totalLength();
        identification = header.identification();
        flags = header.flags();
        fragmentOffset = header.fragmentOffset();
        timeToLive = header.timeToLive();
        protocol = header.protocol();
        headerChecksum = header.headerChecksum();
        source = header.source();
        destination = header.destination();
        options = header.options();
    }

    /**
     * Sets the Differentiated Services Code Point.
     *
     * @param dscp Differentiated Services Code Point, 0 to 63
     * @return this builder
     */
    public Ipv4HeaderBuilder dscp(int dscp) {
        this.dscp = dscp;
        return this;
    }

    /**
     * Sets the Explicit Congestion Notification bits.
     *
     * @param ecn Explicit Congestion Notification bits, 0 to 3
     * @return this builder
     */
    public Ipv4HeaderBuilder ecn(int ecn) {
        this.ecn = ecn;
        return this;
    }

    /**
     * Sets the length of header and payload in octets.
     *
     * @param totalLength length of header and payload in octets, 0 to 65535
     * @return this builder
     */
    public Ipv4HeaderBuilder totalLength(int totalLength) {
        this.totalLength = totalLength;
        return this;
    }

    /**
     * Sets the number that the fragments of one packet share.
     *
     * @param identification number that the fragments of one packet share, 0 to 65535
     * @return this builder
     */
    public Ipv4HeaderBuilder identification(int identification) {
        this.identification = identification;
        return this;
    }

    /**
     * Sets the flags.
     *
     * @param flags flags, 0 to 7: {@link Ipv4Header#DONT_FRAGMENT}, {@link Ipv4Header#MORE_FRAGMENTS}
     * @return this builder
     */
    public Ipv4HeaderBuilder flags(int flags) {
        this.flags = flags;
        return this;
    }

    /**
     * Sets the place of this fragment.
     *
     * @param fragmentOffset place of this fragment, in units of 8 octets, 0 to 8191
     * @return this builder
     */
    public Ipv4HeaderBuilder fragmentOffset(int fragmentOffset) {
        this.fragmentOffset = fragmentOffset;
        return this;
    }

    /**
     * Sets the number of routers that may still forward the packet.
     *
     * @param timeToLive number of routers that may still forward the packet, 0 to 255
     * @return this builder
     */
    public Ipv4HeaderBuilder timeToLive(int timeToLive) {
        this.timeToLive = timeToLive;
        return this;
    }

    /**
     * Sets the protocol of what follows.
     *
     * @param protocol protocol of what follows
     * @return this builder
     */
    public Ipv4HeaderBuilder protocol(IpProtocol protocol) {
        this.protocol = protocol;
        return this;
    }

    /**
     * Sets the header checksum.
     *
     * @param headerChecksum header checksum, 0 to 65535
     * @return this builder
     */
    public Ipv4HeaderBuilder headerChecksum(int headerChecksum) {
        this.headerChecksum = headerChecksum;
        return this;
    }

    /**
     * Sets the source address.
     *
     * @param source source address
     * @return this builder
     */
    public Ipv4HeaderBuilder source(Ipv4Address source) {
        this.source = source;
        return this;
    }

    /**
     * Sets the destination address.
     *
     * @param destination destination address
     * @return this builder
     */
    public Ipv4HeaderBuilder destination(Ipv4Address destination) {
        this.destination = destination;
        return this;
    }

    /**
     * Sets the options with their padding.
     *
     * @param options options with their padding
     * @return this builder
     */
    public Ipv4HeaderBuilder options(Ipv4Options options) {
        this.options = options;
        return this;
    }

    /**
     * Sets the options, padded with zeros to a multiple of 4 octets.
     *
     * @param options the options in order, at most 40 octets
     * @return this builder
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public Ipv4HeaderBuilder options(Ipv4Option... options) {
        return options(Ipv4Options.of(options));
    }

    /**
     * {@return the header}
     *
     * @throws IllegalArgumentException if a field is outside its range; the message names it
     */
    public Ipv4Header build() {
        return new Ipv4Header(
                dscp,
                ecn,
                totalLength,
                identification,
                flags,
                fragmentOffset,
                timeToLive,
                protocol,
                headerChecksum,
                source,
                destination,
                options);
    }
}
