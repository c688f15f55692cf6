/**
 * Programs as text: {@link io.rawnet.bpf.text.BpfNotation} writes and reads assembly and the three notations of tcpdump.
 */
package io.rawnet.bpf.text;
