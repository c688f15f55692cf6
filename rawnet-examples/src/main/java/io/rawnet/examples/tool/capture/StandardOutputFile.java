package io.rawnet.examples.tool.capture;

import io.rawnet.examples.tool.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The standard output as a file for packets. That its reader has gone is no failure: who looks for it finds out, and ends. */
final class StandardOutputFile extends OutputStream {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            out.write(octets, offset, length);
        } catch (IOException failure) {
            if (!Output.hasNoReader()) {
                throw failure;
            }
        }
    }
}
