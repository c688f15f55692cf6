/**
 * {@code rawnet send} and {@code rawnet exchange} behind their options: packets that differ from each other, sent at one of three layers, shown
 * as they left, with what answered them.
 */
package io.rawnet.examples.tool.craft;
