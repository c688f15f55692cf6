package io.rawnet.codec.control;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * The header of an ICMP or ICMPv6 message that quotes the datagram it is about (RFC 792, RFC 4443). The quote, and the
 * extensions that may follow it, are the payload.
 */
public interface IcmpError extends Header {

    /** {@return what the quote begins with, IPv4 or IPv6} */
    EtherType quotedProtocol();

    /**
     * {@return the length attribute of RFC 4884, turned into octets: how long the quoted datagram is, 0 where the sender
     * does not say; empty where this kind of message has no such field}
     */
    default OptionalInt quoteLength() {
        return OptionalInt.empty();
    }

    /**
     * {@return a copy whose length attribute suits a quote} Without extensions the attribute is 0.
     *
     * @param quote what is to be the payload, {@link IcmpQuote#octets()}
     * @throws IllegalArgumentException if the quote is of the other protocol, or has extensions that this kind of message
     *     cannot have
     */
    default IcmpError quoting(IcmpQuote quote) {
        if (quote.lengthAttributeIn(this) != 0) {
            throw new IllegalArgumentException(this + " has no length attribute and so no room for extensions");
        }
        return this;
    }

    /**
     * {@return the payload of this message taken apart}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    default IcmpQuote quote(ByteBuffer payload) {
        return IcmpQuote.of(this, payload);
    }

    /**
     * {@return each rule of RFC 4884 that length attribute, quote and extensions break}
     *
     * @param context what stands before and behind this header
     */
    default List<Violation> quoteViolations(HeaderContext context) {
        return QuoteRules.violations(this, context);
    }
}
