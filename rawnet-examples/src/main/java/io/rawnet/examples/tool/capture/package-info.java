/** Packets of an interface, or of all: received through a ring, printed, or saved in files one after the other. */
package io.rawnet.examples.tool.capture;
