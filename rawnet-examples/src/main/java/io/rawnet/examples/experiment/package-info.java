/**
 * The experiments of the articles, one program each, to be copied: they import modules of the library and nothing else, and are in the
 * packages below, by the lowest header that is theirs.
 *
 * <p>{@code rawnet tour} runs all of them in private networks, and {@code rawnet tour 1 --code} prints the first as a file of its own.
 */
package io.rawnet.examples.experiment;
