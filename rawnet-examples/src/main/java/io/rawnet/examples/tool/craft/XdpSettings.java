package io.rawnet.examples.tool.craft;

import java.util.OptionalDouble;

/**
 * How send sends through AF_XDP.
 *
 * @param queue number of the interface's queue, 0 or more
 * @param rate most packets a second; empty for as many as the kernel takes
 */
public record XdpSettings(int queue, OptionalDouble rate) {}
