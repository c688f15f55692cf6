/**
 * {@code rawnet ping} behind its options: one thread sends, one receives, and one, which is the caller's, counts and prints.
 */
package io.rawnet.examples.tool.ping;
