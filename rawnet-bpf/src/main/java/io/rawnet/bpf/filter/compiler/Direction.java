package io.rawnet.bpf.filter.compiler;

/** Which of two addresses or ports is meant. */
enum Direction {
    SOURCE,
    DESTINATION,
    EITHER,
    BOTH
}
