/**
 * Classic BPF in pure Java, for the filters of Linux sockets and for filtering packets without a kernel.
 *
 * <ul>
 *   <li>{@link io.rawnet.bpf} has instructions, programs, the kernel's verification rules and a virtual machine,
 *   <li>{@link io.rawnet.bpf.text} assembler, disassembler and the notations of tcpdump,
 *   <li>{@link io.rawnet.bpf.filter} the expression language of pcap-filter(7) and a builder.
 * </ul>
 *
 * Extended BPF is not here.
 */
module io.rawnet.bpf {
    requires transitive io.rawnet.codec;

    exports io.rawnet.bpf;
    exports io.rawnet.bpf.filter;
    exports io.rawnet.bpf.text;
}
