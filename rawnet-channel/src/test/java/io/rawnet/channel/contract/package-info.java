/** The contract of all channels, which each module runs for its own kinds. */
package io.rawnet.channel.contract;
