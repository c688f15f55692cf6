/**
 * {@code rawnet scan} behind its options: one thread sends SYN segments at a steady rate and takes what they cause; the states are printed at the
 * end.
 */
package io.rawnet.examples.tool.scan;
