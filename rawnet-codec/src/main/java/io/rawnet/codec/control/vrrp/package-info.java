/**
 * VRRP of version 2 (RFC 3768, RFC 2338) and version 3 (RFC 9568, RFC 5798). Not here: who becomes the active router, which is a
 * matter of timers and state.
 *
 * <p>Start at {@link io.rawnet.codec.control.vrrp.VrrpMessage}.
 */
package io.rawnet.codec.control.vrrp;
