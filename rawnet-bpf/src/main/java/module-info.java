/** Classic BPF in pure Java: instructions and programs for the filters of Linux sockets. */
module io.rawnet.bpf {
    exports io.rawnet.bpf;
    exports io.rawnet.bpf.filter;
    exports io.rawnet.bpf.text;
}
