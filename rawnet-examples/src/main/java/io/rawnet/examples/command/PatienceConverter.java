package io.rawnet.examples.command;

import io.rawnet.examples.tool.traceroute.Patience;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code MAX,HERE,NEAR}, of which the last two may be left away: seconds, and two factors. */
final class PatienceConverter implements ITypeConverter<Patience> {
    private static final double[] USUAL = {5, 3, 10};
    private static final double MOST = 86_400;
    private static final double NANOSECONDS = 1e9;

    @Override
    public Patience convert(String text) {
        String[] words = text.split(",", -1);
        if (words.length > USUAL.length) {
            throw misuse(text);
        }
        double[] numbers = USUAL.clone();
        for (int index = 0; index < words.length; index++) {
            numbers[index] = number(words[index], text);
        }
        return new Patience(Duration.ofNanos(Math.round(numbers[0] * NANOSECONDS)), numbers[1], numbers[2]);
    }

    private static double number(String word, String text) {
        try {
            double number = Double.parseDouble(word);
            // not a number fails too
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // it is misuse too
        }
        throw misuse(text);
    }

    private static TypeConversionException misuse(String text) {
        return new TypeConversionException(
                "must be MAX,HERE,NEAR or the beginning of it, numbers from 0 to 86400, such as 5 or 2.5,3,10, not "
                        + text);
    }
}
