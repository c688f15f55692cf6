/**
 * {@code rawnet traceroute} behind its options: one thread sends probes and takes what they cause, and one, which is the caller's, looks names up
 * and prints.
 */
package io.rawnet.examples.tool.traceroute;
