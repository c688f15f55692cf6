package io.rawnet.examples.tour.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard output while programs run within this one: what a program prints goes to whoever runs it, what anybody else prints goes on
 * as before.
 */
public final class ProgramOutput implements AutoCloseable {
    private static final InheritableThreadLocal<OutputStream> OF_PROGRAM = new InheritableThreadLocal<>();

    private final PrintStream before = System.out;

    private ProgramOutput() {}

    /** {@return the standard output, divided until this is closed} */
    public static ProgramOutput divide() {
        ProgramOutput divided = new ProgramOutput();
        System.setOut(new PrintStream(new Divider(divided.before), true, StandardCharsets.UTF_8));
        return divided;
    }

    /** Sends what the calling thread, and those that it starts from now on, print to a stream of its own. */
    static void divertTo(OutputStream out) {
        OF_PROGRAM.set(out);
    }

    @Override
    public void close() {
        System.setOut(before);
    }

    private static final class Divider extends OutputStream {
        private final PrintStream others;

        Divider(PrintStream others) {
            this.others = others;
        }

        private OutputStream out() {
            OutputStream own = OF_PROGRAM.get();
            return own == null ? others : own;
        }

        @Override
        public void write(int octet) throws IOException {
            out().write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out().write(octets, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out().flush();
            // a print stream keeps its errors to itself
            if (others.checkError()) {
                throw new IOException("nobody reads the standard output");
            }
        }
    }
}
