/** Packets that were seen, on an interface or in a file, as text for people and as JSON for programs. */
package io.rawnet.examples.tool.packet;
