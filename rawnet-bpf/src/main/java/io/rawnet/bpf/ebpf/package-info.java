/**
 * Extended BPF (eBPF), as much as programs for XDP need: {@linkplain io.rawnet.bpf.ebpf.EbpfInstruction instructions}, {@linkplain
 * io.rawnet.bpf.ebpf.EbpfProgram programs} and their octets, and an {@linkplain io.rawnet.bpf.ebpf.EbpfAssembler assembler} with labels.
 *
 * <p>Start at {@code EbpfAssembler}. {@link io.rawnet.bpf.text.EbpfNotation} writes and reads programs as text. Loading a program into the
 * kernel is not here, and neither is a verifier or a machine: the kernel has both.
 */
package io.rawnet.bpf.ebpf;
