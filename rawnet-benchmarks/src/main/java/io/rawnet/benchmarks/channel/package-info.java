/**
 * The channels measured on one machine in one run: rates and round trips beside C, and what waiting costs.
 *
 * <pre>
 * mvn -q -pl rawnet-benchmarks -am package -DskipTests
 * java -cp rawnet-benchmarks/target/rawnet-benchmarks.jar io.rawnet.benchmarks.channel.ChannelComparison
 * </pre>
 *
 * <p>It needs root, because receive buffers grow beyond the limit of an ordinary user, and a C compiler.
 */
package io.rawnet.benchmarks.channel;
