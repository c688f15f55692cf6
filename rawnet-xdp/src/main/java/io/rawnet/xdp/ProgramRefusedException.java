package io.rawnet.xdp;

import java.io.IOException;

/** The kernel's verifier does not load a program. The message has the end of the verifier's log, and {@link #log} all of it. */
public final class ProgramRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 300;

    /** What the verifier said. */
    private final String log;

    ProgramRefusedException(IOException cause, String log) {
        super(cause.getMessage() + " It says: " + end(log), cause);
        this.log = log;
    }

    /** {@return the verifier's log: the instructions it has looked at, and what it found wrong with the last one} */
    public String log() {
        return log;
    }

    private static String end(String log) {
        String line = log.strip().replaceAll("\\p{Cntrl}+", " | ");
        return line.length() <= SHOWN ? line : "… " + line.substring(line.length() - SHOWN);
    }
}
