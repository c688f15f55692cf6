/**
 * Classic BPF programs, the filters of Linux sockets: {@linkplain io.rawnet.bpf.Instruction instructions} with their raw form,
 * {@linkplain io.rawnet.bpf.BpfProgram programs} with the kernel's rules for them, and a {@linkplain io.rawnet.bpf.BpfMachine machine}
 * that runs them as the kernel does.
 *
 * <p>What writes programs as text is in {@link io.rawnet.bpf.text}, what makes them from filter expressions in
 * {@link io.rawnet.bpf.filter}. Attaching a program to a socket is not done here.
 *
 * <p>Start at {@link io.rawnet.bpf.BpfProgram}; to get a program from an expression, at {@link io.rawnet.bpf.filter.FilterCompiler}.
 */
package io.rawnet.bpf;
