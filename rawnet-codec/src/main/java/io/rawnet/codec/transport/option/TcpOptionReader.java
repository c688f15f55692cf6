package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.TypeLengthValue;
import java.util.ArrayList;
import java.util.List;

/** Takes the options of a TCP header apart. */
final class TcpOptionReader {

    private TcpOptionReader() {}

    static List<TcpOption> read(Octets octets) {
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
        int length = TypeLengthValue.lengthAt(octets, index);
        if (length == 0) {
            return new MalformedOption(octets.slice(index, octets.size()));
        }
        return of(kind, octets.slice(index + 2, index + length));
    }

    private static TcpOption of(int kind, Octets data) {
        return suits(kind, data.size()) ? typed(kind, data) : new UnknownOption(kind, data);
    }

    /** {@return whether data of a length is what a kind asks for, so that its type can hold every octet} */
    static boolean suits(int kind, int length) {
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
