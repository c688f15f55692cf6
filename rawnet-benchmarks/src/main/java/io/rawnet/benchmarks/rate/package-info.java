/**
 * How many frames per second go through the link layer, in Java and in C, on the same virtual cable in the same run.
 *
 * <pre>
 * mvn -q -pl rawnet-benchmarks -am package -DskipTests
 * java -cp rawnet-benchmarks/target/rawnet-benchmarks.jar io.rawnet.benchmarks.rate.RateComparison
 * </pre>
 *
 * <p>It needs root, or {@code unshare -Urn} in front, and a C compiler.
 */
package io.rawnet.benchmarks.rate;
