/**
 * Draws conversations as sequence diagrams: a lifeline for each host, an arrow for each packet. The same packets give the same picture,
 * octet for octet. {@link io.rawnet.examples.diagram.Recording} is where to start; packets come from a capture file or a {@link
 * io.rawnet.examples.diagram.Tap}.
 */
package io.rawnet.examples.diagram;
