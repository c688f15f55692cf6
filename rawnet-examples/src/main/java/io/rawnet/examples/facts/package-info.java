/**
 * Statements about raw sockets on Linux, from articles and manual pages, each with a measurement that finds out whether it is true on the
 * running kernel. {@code rawnet kernel-facts} prints them, and {@code docs/kernel-facts.md} is what it prints.
 */
package io.rawnet.examples.facts;
