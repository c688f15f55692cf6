/** The entry of the {@code rawnet} command. Its subcommands, the experiments and the hand-made TCP have packages of their own. */
package io.rawnet.examples;
