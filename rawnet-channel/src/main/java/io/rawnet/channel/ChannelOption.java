package io.rawnet.channel;

import java.net.SocketOption;

/**
 * An option of channels, beside those of {@link java.net.StandardSocketOptions}.
 *
 * @param name its name
 * @param type type of its values
 * @param <T> type of its values
 */
public record ChannelOption<T>(String name, Class<T> type) implements SocketOption<T> {
    @Override
    public String toString() {
        return name;
    }
}
