/** Programs from words: {@link io.rawnet.bpf.filter.BpfFilter} compiles expressions in the language of pcap-filter(7). */
package io.rawnet.bpf.filter;
