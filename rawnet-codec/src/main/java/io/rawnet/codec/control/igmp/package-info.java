/**
 * IGMP (RFC 1112, RFC 2236, RFC 9776), and the group records that IGMPv3 and MLDv2 share. MLD is in {@code icmpv6}. Not here:
 * multicast routing protocols that use IGMP's number.
 */
package io.rawnet.codec.control.igmp;
