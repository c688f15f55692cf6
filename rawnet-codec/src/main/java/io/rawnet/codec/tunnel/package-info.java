/** Headers that carry whole packets inside packets: GRE and VXLAN. */
package io.rawnet.codec.tunnel;
