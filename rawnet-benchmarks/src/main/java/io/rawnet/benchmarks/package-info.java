/**
 * Measures rawnet beside C, gopacket and pcap4j in one run: see {@link io.rawnet.benchmarks.Compare}. Not published.
 *
 * <pre>
 * mvn -q -pl rawnet-benchmarks -am package -DskipTests
 * java -jar rawnet-benchmarks/target/rawnet-benchmarks.jar
 * </pre>
 */
package io.rawnet.benchmarks;
