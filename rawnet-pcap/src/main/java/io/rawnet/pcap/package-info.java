/**
 * Capture files, read and written as streams.
 *
 * <p>{@link io.rawnet.pcap.CaptureReader} reads packets from either format, told by the first four octets, and
 * {@link io.rawnet.pcap.CaptureWriter} writes them. Who needs all that a pcapng file holds reads and writes it block by
 * block with {@link io.rawnet.pcap.PcapngReader} and {@link io.rawnet.pcap.PcapngWriter}: a file copied block by block
 * is the same octets.
 *
 * <pre>{@code
 * try (CaptureReader reader = CaptureReader.open(path)) {
 *     Optional<CapturedPacket> packet;
 *     while ((packet = reader.read()).isPresent()) {
 *         System.out.println(packet.get());
 *     }
 * }
 * }</pre>
 *
 * <p>Octets that are no capture file end in a {@link io.rawnet.pcap.MalformedCaptureException} that names the file
 * offset, what was required there and what was found; no length found in a file is believed before the octets are there.
 */
package io.rawnet.pcap;
