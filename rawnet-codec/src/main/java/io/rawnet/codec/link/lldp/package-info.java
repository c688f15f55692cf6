/**
 * The Link Layer Discovery Protocol (IEEE 802.1AB): its data unit, and the TLVs of the basic set, of which it is a list.
 *
 * <p>Not here: what the organizations put into TLVs of their own (IEEE 802.1, IEEE 802.3, LLDP-MED), which are kept as octets,
 * and the state machines of who sends and who remembers.
 *
 * <p>Start at {@link io.rawnet.codec.link.lldp.LldpDataUnit}.
 */
package io.rawnet.codec.link.lldp;
