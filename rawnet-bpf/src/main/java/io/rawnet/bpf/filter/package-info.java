/**
 * Programs from words and from Java: {@link io.rawnet.bpf.filter.FilterCompiler} compiles expressions in the language of pcap-filter(7),
 * {@link io.rawnet.bpf.filter.Filter} builds common ones with types.
 */
package io.rawnet.bpf.filter;
