package io.rawnet.codec.internal;

/** Numbers as IGMPv3 and MLDv2 write them: small ones as they are, great ones as mantissa and exponent. */
public final class ExponentialCode {

    private ExponentialCode() {}

    /**
     * {@return the number that 8 bits stand for (RFC 9776 section 4.1, Max Resp Code and QQIC)}
     *
     * @param code 0 to 255
     */
    public static int of8(int code) {
        return code < 0x80 ? code : (code & 0x0F | 0x10) << (code >>> 4 & 7) + 3;
    }

    /**
     * {@return the number that 16 bits stand for (RFC 9777 section 5.1, Maximum Response Code)}
     *
     * @param code 0 to 65535
     */
    public static int of16(int code) {
        return code < 0x8000 ? code : (code & 0x0FFF | 0x1000) << (code >>> 12 & 7) + 3;
    }
}
