package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.linux.socket.KernelOption;
import java.io.IOException;
import java.net.SocketOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The options of a kind of channel: which option of the kernel stands behind each, and which values it may have. */
public final class OptionTable {
    private final String channels;
    private final Map<SocketOption<?>, Row<?>> rows = new LinkedHashMap<>();

    /**
     * An empty table.
     *
     * @param channels what it is for, for messages, such as {@code "INET channels"}
     */
    public OptionTable(String channels) {
        this.channels = channels;
    }

    /**
     * Adds an option, while the table is made.
     *
     * @param option the option
     * @param kernelOption level, name and number in the kernel
     * @param type how its values are passed
     * @param <T> type of its values
     * @return this
     */
    public <T> OptionTable with(SocketOption<T> option, KernelOption kernelOption, OptionType<T> type) {
        rows.put(option, new Row<>(kernelOption, type));
        return this;
    }

    /**
     * {@return whether this table has an option}
     *
     * @param option the option
     */
    public boolean has(SocketOption<?> option) {
        return rows.containsKey(option);
    }

    /** {@return the options of this table} */
    public Set<SocketOption<?>> options() {
        return Set.copyOf(rows.keySet());
    }

    /**
     * {@return the value of an option}
     *
     * @param socket the socket
     * @param option the option
     * @param <T> type of its values
     * @throws UnsupportedOperationException if the table does not have it, or it cannot be read
     * @throws IOException if the kernel refuses
     */
    public <T> T get(SocketSettings socket, SocketOption<T> option) throws IOException {
        Row<T> row = row(option);
        return row.type.getter().get(socket, row.kernelOption);
    }

    /**
     * Sets an option.
     *
     * @param socket the socket
     * @param option the option
     * @param value the value
     * @param <T> type of its values
     * @throws UnsupportedOperationException if the table does not have it, or it can be read only
     * @throws IllegalArgumentException if the value is not possible
     * @throws IOException if the kernel refuses
     */
    public <T> void set(SocketSettings socket, SocketOption<T> option, T value) throws IOException {
        Row<T> row = row(option);
        if (!row.type.valid().test(Arguments.require(value, "value"))) {
            throw new IllegalArgumentException(option.name() + " must be " + row.type.range() + ", not " + value);
        }
        row.type.setter().set(socket, row.kernelOption, value);
    }

    @SuppressWarnings("unchecked") // a row is found by the option that it was made with
    private <T> Row<T> row(SocketOption<T> option) {
        Row<?> row = rows.get(Arguments.require(option, "option"));
        if (row == null) {
            throw new UnsupportedOperationException(
                    "option " + option.name() + " is not among those of " + channels + ": see supportedOptions()");
        }
        return (Row<T>) row;
    }

    private record Row<T>(KernelOption kernelOption, OptionType<T> type) {}
}
