/**
 * What the build makes of the command's options: manual pages, and the script that completes command lines in a shell. {@link
 * io.rawnet.examples.manual.Manual} writes both into a folder.
 */
package io.rawnet.examples.manual;
