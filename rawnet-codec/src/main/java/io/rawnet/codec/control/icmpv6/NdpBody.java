package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.ndp.NdpOptions;

/** The body of a neighbor discovery message (RFC 4861 section 4): fields, and options to the end of the message. */
public sealed interface NdpBody extends MessageBody
        permits RouterSolicitation, RouterAdvertisement, NeighborSolicitation, NeighborAdvertisement, Icmpv6Redirect {

    /** {@return the options, to the end of the message} */
    NdpOptions options();
}
