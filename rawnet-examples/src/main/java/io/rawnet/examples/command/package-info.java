/** The subcommands of {@code rawnet}, one file each, and what they share to read arguments and print packets. */
package io.rawnet.examples.command;
