package io.rawnet.channel.waiting;

/** What every public method asks of its arguments, with one form of message. */
public final class Arguments {
    private Arguments() {}

    /**
     * {@return the argument}
     *
     * @param argument what must not be null
     * @param name the parameter's name
     * @param <T> its type
     * @throws NullPointerException if it is null
     */
    public static <T> T require(T argument, String name) {
        if (argument == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return argument;
    }

    /**
     * {@return the argument}
     *
     * @param argument a number
     * @param least the least it may be
     * @param most the most it may be
     * @param name the parameter's name
     * @throws IllegalArgumentException if it is outside
     */
    public static int requireRange(int argument, int least, int most, String name) {
        if (argument < least || argument > most) {
            String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
            throw new IllegalArgumentException(name + " must be " + range + ", not " + argument);
        }
        return argument;
    }

    /**
     * {@return the argument}
     *
     * @param argument a number
     * @param least the least it may be, a power of two
     * @param name the parameter's name
     * @throws IllegalArgumentException if it is less, or no power of two
     */
    public static int requirePowerOfTwo(int argument, int least, String name) {
        if (argument < least || Integer.bitCount(argument) != 1) {
            throw new IllegalArgumentException(
                    name + " must be a power of two, " + least + " or more, not " + argument);
        }
        return argument;
    }

    /**
     * {@return the octets of the frames of a ring}
     *
     * @param frameCount how many frames
     * @param frameSize octets of each
     * @throws IllegalArgumentException if they are 2 GiB or more, which no buffer holds
     */
    public static int requireOneBuffer(int frameCount, int frameSize) {
        long length = (long) frameCount * frameSize;
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "frameCount " + frameCount + " times frameSize " + frameSize + " must be below 2 GiB");
        }
        return (int) length;
    }

    /**
     * {@return the argument}
     *
     * @param argument some bits
     * @param possible the bits that it may have
     * @param name the parameter's name
     * @throws IllegalArgumentException if it has others
     */
    public static int requireBits(int argument, int possible, String name) {
        if ((argument & ~possible) != 0) {
            throw new IllegalArgumentException(name + " must have no bits but 0x" + Integer.toHexString(possible)
                    + ", not 0x" + Integer.toHexString(argument));
        }
        return argument;
    }
}
