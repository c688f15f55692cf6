/**
 * Programs as text: {@link io.rawnet.bpf.text.BpfNotation} writes and reads assembly and the three notations of tcpdump.
 *
 * <p>Start at {@code BpfNotation}. Compiling filter expressions is not here: see {@link io.rawnet.bpf.filter}.
 */
package io.rawnet.bpf.text;
