/**
 * The machinery behind every channel, for rawnet's own modules: {@link io.rawnet.channel.socket.ChannelSocket} with its calls, the table of
 * options, and the memory through which packets go to the kernel and back.
 */
package io.rawnet.channel.socket;
