/**
 * Capture files, read and written as streams. {@link io.rawnet.pcap.CaptureReader} reads pcap and pcapng, also compressed
 * with gzip:
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
 * <p>{@link io.rawnet.pcap.CaptureWriter} writes either format with the same calls; pcapng keeps interface names,
 * comments, directions and drop counts besides:
 *
 * <pre>{@code
 * try (PcapngWriter writer = CaptureWriter.pcapng(path, LinkType.ETHERNET, "eth0")) {
 *     writer.flushEachPacket(true);
 *     writer.write(frame, epochNanos, originalLength);
 *     BlockOptions sent = PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
 *     writer.write(0, reply, epochNanos + 1000, originalLength, sent);
 *     writer.writeStatistics(0, epochNanos + 2000, 2, 0);
 * }
 * }</pre>
 *
 * <p>{@link io.rawnet.pcap.PcapngReader} and {@link io.rawnet.pcap.PcapngWriter} read and write every block of a pcapng
 * file: a file copied block by block has the same octets.
 *
 * <p>A file that is cut short or malformed gives every packet before the fault, then a
 * {@link io.rawnet.pcap.MalformedCaptureException} that names the file offset, what is required there and what was found.
 * A length found in a file never causes an allocation before its octets are read.
 */
package io.rawnet.pcap;
