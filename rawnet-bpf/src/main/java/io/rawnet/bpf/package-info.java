/**
 * Classic BPF programs: {@linkplain io.rawnet.bpf.Instruction instructions} and their raw form,
 * {@linkplain io.rawnet.bpf.BpfProgram programs}.
 */
package io.rawnet.bpf;
