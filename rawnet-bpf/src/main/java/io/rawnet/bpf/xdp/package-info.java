/**
 * Translates classic BPF programs, and so filter expressions, to eBPF programs that run in XDP: in the driver, before the kernel has made
 * a socket buffer for the frame.
 *
 * <p>Start at {@link io.rawnet.bpf.xdp.XdpFilter}. Loading and attaching programs is not here: {@code rawnet-xdp} does that.
 */
package io.rawnet.bpf.xdp;
