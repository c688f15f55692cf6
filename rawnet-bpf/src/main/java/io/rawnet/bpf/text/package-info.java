/**
 * Programs as text: {@link io.rawnet.bpf.text.BpfNotation} writes and reads assembly and the three notations of tcpdump, {@link
 * io.rawnet.bpf.text.EbpfNotation} the kernel's notation of eBPF.
 *
 * <p>Start at {@code BpfNotation}. Compiling filter expressions is not here: see {@link io.rawnet.bpf.filter}.
 */
package io.rawnet.bpf.text;
