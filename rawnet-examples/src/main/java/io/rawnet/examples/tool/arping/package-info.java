/**
 * {@code rawnet arping} behind its options: one thread asks and hears who answers, over ARP or neighbor discovery, and one, which is the caller's,
 * prints.
 */
package io.rawnet.examples.tool.arping;
