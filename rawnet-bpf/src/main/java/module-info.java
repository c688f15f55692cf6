/**
 * Classic BPF in pure Java, for the filters of Linux sockets and for filtering packets without a kernel, and extended BPF for XDP.
 *
 * <ul>
 *   <li>{@link io.rawnet.bpf} has instructions, programs, the kernel's verification rules and a virtual machine,
 *   <li>{@link io.rawnet.bpf.text} assembler, disassembler and the notations of tcpdump,
 *   <li>{@link io.rawnet.bpf.filter} the expression language of pcap-filter(7) and a builder,
 *   <li>{@link io.rawnet.bpf.ebpf} instructions and programs of extended BPF, as much as XDP needs,
 *   <li>{@link io.rawnet.bpf.xdp} the translation of classic programs to extended ones.
 * </ul>
 */
module io.rawnet.bpf {
    requires transitive io.rawnet.codec;

    exports io.rawnet.bpf;
    exports io.rawnet.bpf.ebpf;
    exports io.rawnet.bpf.filter;
    exports io.rawnet.bpf.text;
    exports io.rawnet.bpf.xdp;
}
