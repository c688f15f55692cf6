package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;

/**
 * TCP authentication option (TCP-AO), kind 29 (RFC 5925 section 2.2).
 *
 * @param keyId the master key tuple that made the message authentication code, 0 to 255
 * @param receiveNextKeyId the tuple the sender is ready to receive with, 0 to 255
 * @param messageAuthenticationCode the code, at most 251 octets; it is neither made nor checked here
 */
public record TcpAuthentication(int keyId, int receiveNextKeyId, Octets messageAuthenticationCode)
        implements TcpOption {

    public TcpAuthentication {
        Range.u8("keyId", keyId);
        Range.u8("receiveNextKeyId", receiveNextKeyId);
        Range.check("message authentication code length", messageAuthenticationCode.size(), MAX_DATA - 2);
    }

    static TcpAuthentication read(int kind, Octets data) {
        return new TcpAuthentication(data.get(0), data.get(1), data.slice(2, data.size()));
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(
                2 + messageAuthenticationCode.size(),
                out -> messageAuthenticationCode.encode(out.put((byte) keyId).put((byte) receiveNextKeyId)));
    }

    @Override
    public String toString() {
        return "tcp-ao keyid " + keyId + " rnextkeyid " + receiveNextKeyId + " mac 0x" + messageAuthenticationCode;
    }
}
