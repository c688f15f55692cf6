package io.rawnet.examples.tcp;

import java.io.Closeable;
import java.io.IOException;

/**
 * A port that is ours.
 *
 * @param port its number
 * @param holder what holds it, closed with it
 */
record HeldPort(int port, Closeable holder) implements Closeable {
    @Override
    public void close() throws IOException {
        holder.close();
    }
}
