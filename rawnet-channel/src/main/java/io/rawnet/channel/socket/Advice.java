package io.rawnet.channel.socket;

import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.socket.MessageRow;
import java.io.IOException;
import java.util.Optional;

/** What a kind of channel knows about failed calls, in its present state. */
@FunctionalInterface
public interface Advice {
    /**
     * {@return what to do, for people; empty where the general advice is right}
     *
     * @param call what was called, with the arguments that matter
     * @param errno the kernel's reason
     */
    Optional<String> on(String call, Errno errno);

    /**
     * {@return a message to send, for the message of an error: its length, and where it should go if that is known}
     *
     * @param row the messages
     * @param slot which of them
     */
    default String describe(MessageRow row, int slot) {
        return row.payloadLength(slot) + " octets";
    }

    /**
     * {@return the exception for a failed call}
     *
     * @param call what was called, with the arguments that matter
     * @param errno the kernel's reason
     */
    default IOException exception(String call, Errno errno) {
        return on(call, errno)
                .or(() -> GeneralAdvice.on(call, errno))
                .map(advice -> SystemCallException.of(call, errno, advice))
                .orElseGet(() -> SystemCallException.of(call, errno));
    }
}
