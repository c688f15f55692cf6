package io.rawnet.examples.tool.capture;

/**
 * What the kernel has counted, whatever the packets came through.
 *
 * @param received packets that passed the filter, the dropped ones among them
 * @param dropped packets of those that the kernel had no room for
 */
public record CaptureCounts(long received, long dropped) {}
