package io.rawnet.channel.socket;

import io.rawnet.linux.socket.KernelOption;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How the values of a kind of options are checked, passed to the kernel, and back.
 *
 * @param getter asks the kernel
 * @param setter sets it in the kernel
 * @param valid whether a value is possible
 * @param range the possible values, for messages
 * @param <T> type of the values
 */
public record OptionType<T>(Getter<T> getter, Setter<T> setter, Predicate<T> valid, String range) {
    /** 0 and 1. */
    public static final OptionType<Boolean> FLAG = flag(1);

    /** Any int. */
    public static final OptionType<Integer> NUMBER = of(SocketSettings::getInt, SocketSettings::setInt);

    /** 0 and more. */
    public static final OptionType<Integer> COUNT = number(0, Integer.MAX_VALUE);

    /**
     * {@return values without a range}
     *
     * @param getter asks the kernel
     * @param setter sets it in the kernel
     * @param <T> type of the values
     */
    public static <T> OptionType<T> of(Getter<T> getter, Setter<T> setter) {
        return new OptionType<>(getter, setter, value -> true, "");
    }

    /**
     * {@return true and false}
     *
     * @param whenTrue the kernel's number for true
     */
    public static OptionType<Boolean> flag(int whenTrue) {
        return of(
                (socket, option) -> socket.getInt(option) != 0,
                (socket, option, on) -> socket.setInt(option, on ? whenTrue : 0));
    }

    /**
     * {@return numbers within a range}
     *
     * @param least the least
     * @param most the greatest
     */
    public static OptionType<Integer> number(int least, int most) {
        String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        return NUMBER.within(value -> value >= least && value <= most, range);
    }

    /**
     * {@return numbers within a range, or none, which is the kernel's -1}
     *
     * @param possible which numbers are possible
     * @param range the possible numbers, for messages
     */
    public static OptionType<OptionalInt> numberOrNone(Predicate<Integer> possible, String range) {
        OptionType<OptionalInt> any = of(
                (socket, option) -> {
                    int number = socket.getInt(option);
                    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
                },
                (socket, option, number) -> socket.setInt(option, number.orElse(-1)));
        return any.within(number -> number.isEmpty() || possible.test(number.getAsInt()), range);
    }

    /**
     * {@return those of the values that are possible}
     *
     * @param possible which values are
     * @param possibleRange the possible values, for messages
     */
    public OptionType<T> within(Predicate<T> possible, String possibleRange) {
        return new OptionType<>(getter, setter, possible, possibleRange);
    }

    /**
     * {@return the same values, asked for under another name than the one that sets them}
     *
     * @param reported the option that reports the value
     */
    public OptionType<T> reportedAs(KernelOption reported) {
        return new OptionType<>((socket, option) -> getter.get(socket, reported), setter, valid, range);
    }

    /** {@return the same values, which cannot be set} */
    public OptionType<T> readOnly() {
        return of(getter, (socket, option, value) -> {
            throw new UnsupportedOperationException(option + " can be read only");
        });
    }

    /**
     * Asks the kernel.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface Getter<T> {
        /**
         * {@return the value as the kernel has it}
         *
         * @param socket the socket
         * @param option the option
         * @throws IOException if the kernel refuses
         */
        T get(SocketSettings socket, KernelOption option) throws IOException;
    }

    /**
     * Sets a value in the kernel.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface Setter<T> {
        /**
         * Sets a value.
         *
         * @param socket the socket
         * @param option the option
         * @param value the value
         * @throws IOException if the kernel refuses
         */
        void set(SocketSettings socket, KernelOption option, T value) throws IOException;
    }
}
