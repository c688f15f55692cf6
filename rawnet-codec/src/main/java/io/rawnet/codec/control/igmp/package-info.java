/**
 * IGMP (RFC 1112, RFC 2236, RFC 9776), and what IGMPv3 and MLDv2 share: queries, reports and their group records. MLD itself is in
 * {@code icmpv6}. Not here: multicast routing protocols that use IGMP's number.
 *
 * <p>Start at {@link io.rawnet.codec.control.igmp.IgmpHeader}.
 */
package io.rawnet.codec.control.igmp;
