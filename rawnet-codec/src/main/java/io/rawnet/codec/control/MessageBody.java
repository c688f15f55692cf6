package io.rawnet.codec.control;

import io.rawnet.codec.internal.NotNull;
import java.nio.ByteBuffer;

/**
 * What a message of ICMP, ICMPv6 or IGMP has behind its checksum and before its payload. The type of the message says which
 * body it has; the header writes it.
 */
public interface MessageBody {

    /** {@return the length in octets, those of type, code and checksum not counted} */
    default int length() {
        return 4;
    }

    /**
     * Writes the body of a message.
     *
     * @param out where to write, with room for {@link #length()} octets
     * @param start the absolute index of the message's first octet; the body begins 4 octets behind it
     */
    void encode(ByteBuffer out, int start);

    /**
     * {@return whether this answers a request} The types of both messages fit already.
     *
     * @param request the body of the request
     */
    default boolean answers(MessageBody request) {
        return true;
    }

    /**
     * {@return what a message prints behind the name of its type, for instance {@code  id 1 seq 2}}
     *
     * @param message the message that has this body
     */
    default String text(IcmpMessage message) {
        return " " + this;
    }

    /** The body of a message whose type is not known: none. All that follows the checksum is payload. */
    record Unknown() implements MessageBody {
        /**
         * {@return the body of a message}
         *
         * @param in the octets
         * @param start the absolute index of the message's first octet
         */
        public static Unknown at(ByteBuffer in, int start) {
            NotNull.check("in", in);
            return new Unknown();
        }

        @Override
        public int length() {
            return 0;
        }

        @Override
        public void encode(ByteBuffer out, int start) {
            // has no octets
        }

        @Override
        public String text(IcmpMessage message) {
            return " code " + message.code();
        }
    }
}
