/**
 * Programs from words and from Java: {@link io.rawnet.bpf.filter.FilterCompiler} compiles expressions in the language of pcap-filter(7),
 * {@link io.rawnet.bpf.filter.Filter} builds common ones with types.
 *
 * <p>Start at {@link io.rawnet.bpf.filter.FilterCompiler#compile}. Running a program is in {@link io.rawnet.bpf}.
 */
package io.rawnet.bpf.filter;
