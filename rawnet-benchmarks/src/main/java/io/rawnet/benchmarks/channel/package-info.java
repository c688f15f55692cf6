/**
 * The channels measured on one machine in one run: rates and round trips beside C, and what waiting costs.
 *
 * <pre>
 * mvn -q -pl rawnet-benchmarks -am package -DskipTests
 * java -cp rawnet-benchmarks/target/rawnet-benchmarks.jar io.rawnet.benchmarks.channel.ChannelComparison
 * </pre>
 *
 * <p>It needs root, or {@code unshare -Urn} in front, and a C compiler.
 */
package io.rawnet.benchmarks.channel;
