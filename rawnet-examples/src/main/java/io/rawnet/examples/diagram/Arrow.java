package io.rawnet.examples.diagram;

/**
 * A packet in a picture.
 *
 * @param from index of the lifeline that it comes from
 * @param to index of the lifeline that it goes to, which may be the same
 * @param time when it was seen, in words; empty if nobody knows
 * @param text what it is
 * @param mark what is special about it
 */
record Arrow(int from, int to, String time, String text, Mark mark) {}
