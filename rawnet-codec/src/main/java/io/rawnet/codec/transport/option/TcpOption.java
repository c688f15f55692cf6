package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One TCP option (RFC 9293 section 3.2 and IANA's registry of TCP option kinds).
 *
 * <pre>
 * +---------------+---------------+----------------------
 * |     Kind      |    Length     |  Data ...
 * +---------------+---------------+----------------------
 * </pre>
 *
 * <p>An option whose length does not suit its kind is an {@link UnknownOption}, so that its octets survive; octets whose
 * lengths lead nowhere are a {@link MalformedOption}.
 */
public sealed interface TcpOption
        permits EndOfOptionList,
                NoOperation,
                MaximumSegmentSize,
                WindowScale,
                SackPermitted,
                SelectiveAcknowledgment,
                Timestamps,
                Md5Signature,
                UserTimeout,
                TcpAuthentication,
                MultipathTcp,
                FastOpenCookie,
                AccurateEcn,
                ExperimentalOption,
                UnknownOption,
                MalformedOption {

    /** The most octets of data that the length of an option can count. */
    int MAX_DATA = 253;

    /** {@return the option kind, 0 to 255} */
    int kind();

    /** {@return what follows kind and length} */
    Octets data();

    /** {@return the length of the option in octets, kind and length octets included} */
    default int length() {
        return 2 + data().size();
    }

    /**
     * Writes the option at the buffer's position.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit; nothing was written
     */
    default void encode(ByteBuffer out) {
        Octets data = data();
        int start = Wire.claim(out, 2 + data.size());
        Wire.put8(out, start, kind());
        Wire.put8(out, start + 1, 2 + data.size());
        data.encode(out, start + 2);
    }

    /**
     * {@return the options in a string of octets, in order} Encoded one after the other they give the same octets. Octets
     * behind an end of option list are its padding: they are left to the caller.
     *
     * @param octets the options of a header
     */
    static List<TcpOption> parse(Octets octets) {
        List<TcpOption> options = new ArrayList<>();
        int index = 0;
        boolean ended = false;
        while (index < octets.size() && !ended) {
            TcpOption option = at(octets, index);
            options.add(option);
            index += option.length();
            ended = option instanceof EndOfOptionList;
        }
        return List.copyOf(options);
    }

    private static TcpOption at(Octets octets, int index) {
        int kind = octets.get(index);
        if (kind == 0) {
            return new EndOfOptionList();
        }
        if (kind == 1) {
            return new NoOperation();
        }
        int length = index + 1 < octets.size() ? octets.get(index + 1) : 0;
        if (length < 2 || index + length > octets.size()) {
            return new MalformedOption(octets.slice(index, octets.size()));
        }
        return of(kind, octets.slice(index + 2, index + length));
    }

    private static TcpOption of(int kind, Octets data) {
        return suits(kind, data.size()) ? typed(kind, data) : new UnknownOption(kind, data);
    }

    /** Whether data of a length is what a kind asks for, so that its type can hold every octet. */
    private static boolean suits(int kind, int length) {
        return switch (kind) {
            case SackPermitted.KIND -> length == 0;
            case WindowScale.KIND -> length == 1;
            case MaximumSegmentSize.KIND, UserTimeout.KIND -> length == 2;
            case Timestamps.KIND -> length == 8;
            case Md5Signature.KIND -> length == Md5Signature.DIGEST_LENGTH;
            case SelectiveAcknowledgment.KIND -> length % SelectiveAcknowledgment.Block.LENGTH == 0;
            case AccurateEcn.KIND_OF_ORDER_0, AccurateEcn.KIND_OF_ORDER_1 -> AccurateEcn.suits(length);
            case TcpAuthentication.KIND, ExperimentalOption.KIND_1, ExperimentalOption.KIND_2 -> length >= 2;
            case MultipathTcp.KIND -> length >= 1;
            default -> true;
        };
    }

    private static TcpOption typed(int kind, Octets data) {
        return switch (kind) {
            case MaximumSegmentSize.KIND -> new MaximumSegmentSize(data.get(0) << 8 | data.get(1));
            case WindowScale.KIND -> new WindowScale(data.get(0));
            case SackPermitted.KIND -> new SackPermitted();
            case SelectiveAcknowledgment.KIND -> SelectiveAcknowledgment.read(data);
            case Timestamps.KIND -> Timestamps.read(data);
            case Md5Signature.KIND -> new Md5Signature(data);
            case UserTimeout.KIND -> UserTimeout.read(data);
            case TcpAuthentication.KIND -> TcpAuthentication.read(data);
            case MultipathTcp.KIND -> new MultipathTcp(data);
            case FastOpenCookie.KIND -> new FastOpenCookie(data);
            case AccurateEcn.KIND_OF_ORDER_0, AccurateEcn.KIND_OF_ORDER_1 -> AccurateEcn.read(kind, data);
            case ExperimentalOption.KIND_1, ExperimentalOption.KIND_2 -> ExperimentalOption.read(kind, data);
            default -> new UnknownOption(kind, data);
        };
    }
}
