package io.rawnet.codec;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Octets as strangers send them: random ones, and good ones that something happened to. */
@SuppressWarnings("exports") // tests are compiled into the module, but nobody requires them
public final class AnyOctets {

    private AnyOctets() {}

    /** Random octets, from none up to a number. */
    public static Arbitrary<Octets> upTo(int max) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(max).map(Octets::of);
    }

    /** Random octets, so many. */
    public static Arbitrary<Octets> ofSize(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size).map(Octets::of);
    }

    /** One of the vectors with some octets changed, then cut short or followed by others. */
    public static Arbitrary<Octets> like(Octets... vectors) {
        Arbitrary<Octets> vector = Arbitraries.of(vectors);
        Arbitrary<int[]> changes =
                Arbitraries.integers().between(0, 0xFF_FFFF).array(int[].class).ofMaxSize(4);
        Arbitrary<Double> kept =
                Arbitraries.oneOf(Arbitraries.just(1.0), Arbitraries.doubles().between(0, 1));
        return Combinators.combine(vector, changes, kept, upTo(8)).as(AnyOctets::mutate);
    }

    private static Octets mutate(Octets vector, int[] changes, double kept, Octets more) {
        int size = (int) (vector.size() * kept);
        byte[] octets = new byte[size + (size == vector.size() ? more.size() : 0)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i < size ? vector.get(i) : more.get(i - size));
        }
        for (int change : changes) {
            if (octets.length > 0) {
                octets[(change >>> 8) % octets.length] = (byte) (change & 0xFF);
            }
        }
        return Octets.of(octets);
    }
}
