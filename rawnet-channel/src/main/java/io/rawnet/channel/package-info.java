/**
 * What is the same for every channel, whatever its layer: {@link io.rawnet.channel.RawChannel} with filters and options, and batches.
 */
package io.rawnet.channel;
