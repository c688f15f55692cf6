package io.rawnet.examples.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What commands print with {@code --json}, read again. */
public final class Json {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** {@return the objects of an output, each of which is a line of printable ASCII} */
    public static List<Map<String, Object>> lines(String output) throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (!line.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
                throw new IOException("a line is not printable ASCII: " + line);
            }
            objects.add(object(line));
        }
        return objects;
    }

    /** {@return the only object of a text; no name stands twice in an object} */
    public static Map<String, Object> object(String text) throws IOException {
        try (JsonParser parser = STRICT.createParser(text)) {
            parser.nextToken();
            Map<String, Object> object = asObject(value(parser));
            if (parser.nextToken() != null) {
                throw new IOException("something follows the object: " + text);
            }
            return object;
        }
    }

    /** {@return a value that is an object} */
    @SuppressWarnings("unchecked") // names are strings
    public static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> parser.getText();
        };
    }
}
