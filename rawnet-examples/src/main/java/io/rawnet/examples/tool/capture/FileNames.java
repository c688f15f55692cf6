package io.rawnet.examples.tool.capture;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The names of files that replace each other, as tcpdump(8) makes them with {@code -C}, {@code -G} and {@code -W}. */
final class FileNames {
    /** The letters of strftime(3), as patterns of {@link DateTimeFormatter}. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('y', "uu"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('p', "a"),
            Map.entry('j', "DDD"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('Z', "zzz"),
            Map.entry('z', "xx"),
            Map.entry('F', "uuuu-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"),
            Map.entry('D', "MM/dd/uu"));

    private final FileSettings settings;

    FileNames(FileSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return the name of a file}
     *
     * @param begun when the file is begun
     * @param number which file of this size it is, from 0 on
     */
    String name(ZonedDateTime begun, int number) {
        String name = settings.period().isPresent() ? expanded(settings.name(), begun) : settings.name();
        if (settings.size().isEmpty()) {
            return name;
        }
        if (settings.files().isEmpty()) {
            return number == 0 ? name : name + number;
        }
        int digits = String.valueOf(settings.files().getAsInt() - 1).length();
        return name + String.format(Locale.ROOT, "%0" + digits + "d", number);
    }

    /**
     * {@return a name with the letters of strftime(3) filled in; what is no such letter stays}
     *
     * @param name the name
     * @param time the time to fill in
     */
    static String expanded(String name, ZonedDateTime time) {
        StringBuilder expanded = new StringBuilder();
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            boolean conversion = character == '%' && index + 1 < name.length();
            char letter = conversion ? name.charAt(index + 1) : ' ';
            if (conversion && letter == 's') {
                expanded.append(time.toEpochSecond());
            } else if (conversion && letter == '%') {
                expanded.append('%');
            } else if (conversion && LETTERS.containsKey(letter)) {
                expanded.append(DateTimeFormatter.ofPattern(LETTERS.get(letter), Locale.ENGLISH)
                        .format(time));
            } else {
                expanded.append(character);
                continue;
            }
            index++;
        }
        return expanded.toString();
    }
}
