/** Classic BPF. */
module io.rawnet.bpf {}
