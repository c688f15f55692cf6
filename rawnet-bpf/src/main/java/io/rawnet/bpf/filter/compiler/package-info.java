/**
 * From the text of a filter expression to a program: {@link io.rawnet.bpf.filter.compiler.Lexer} cuts it into tokens,
 * {@link io.rawnet.bpf.filter.compiler.Parser} builds an {@link io.rawnet.bpf.filter.compiler.Expression},
 * {@link io.rawnet.bpf.filter.compiler.Translator} turns that into a {@link io.rawnet.bpf.filter.compiler.Condition} on octets,
 * {@link io.rawnet.bpf.filter.compiler.Flow} into tests with two ways out, {@link io.rawnet.bpf.filter.compiler.Optimizer} leads past
 * those whose outcome is known, and {@link io.rawnet.bpf.filter.compiler.Layout} writes the instructions. Not exported.
 */
package io.rawnet.bpf.filter.compiler;
