/**
 * The options of neighbor discovery messages (RFC 4861 section 4.6 and its successors). The messages are in {@code icmpv6}. Not
 * here: the cryptography of SEND (RFC 3971), whose options are unknown ones.
 *
 * <p>Start at {@link io.rawnet.codec.control.ndp.NdpOption}.
 */
package io.rawnet.codec.control.ndp;
