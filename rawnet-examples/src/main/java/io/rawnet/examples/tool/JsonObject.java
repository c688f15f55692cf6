package io.rawnet.examples.tool;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rawnet.codec.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Members of a JSON object, printed in the order in which they are put. */
public final class JsonObject {
    /** How many decimals of a millisecond a nanosecond is. */
    private static final int NANOSECONDS = 6;

    private final JsonGenerator generator;

    JsonObject(JsonGenerator generator) {
        this.generator = generator;
    }

    /**
     * Puts a member, unless its value is null or an empty optional.
     *
     * @param name the name, different from those of the other members
     * @param value a finite {@link Number} or a {@link Boolean}; a {@link Duration}, written as a number of milliseconds; {@link Octets}, as hexadecimal
     *     digits; an enum constant, in lower case; a collection of all these, as an array; anything else as the text that it is, so that an {@link
     *     Instant} ends in the time zone {@code Z}
     * @return this
     */
    public JsonObject put(String name, Object value) {
        Object given = present(value);
        if (given != null) {
            attempt(() -> {
                generator.writeFieldName(name);
                writeValue(given);
            });
        }
        return this;
    }

    /**
     * Puts an object.
     *
     * @param name the name, different from those of the other members
     * @param members puts the members of that object
     * @return this
     */
    public JsonObject putObject(String name, Consumer<JsonObject> members) {
        attempt(() -> generator.writeFieldName(name));
        write(members);
        return this;
    }

    /**
     * Puts an array of objects.
     *
     * @param name the name, different from those of the other members
     * @param elements what the objects are about
     * @param members puts the members of the object about one element
     * @param <T> type of the elements
     * @return this
     */
    public <T> JsonObject putObjects(String name, Iterable<T> elements, BiConsumer<JsonObject, T> members) {
        attempt(() -> generator.writeArrayFieldStart(name));
        for (T element : elements) {
            write(object -> members.accept(object, element));
        }
        attempt(generator::writeEndArray);
        return this;
    }

    /** Writes an object where a value may stand. */
    void write(Consumer<JsonObject> members) {
        attempt(generator::writeStartObject);
        members.accept(this);
        attempt(generator::writeEndObject);
    }

    private static Object present(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private void writeValue(Object value) throws IOException {
        if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Duration time) {
            generator.writeNumber(BigDecimal.valueOf(time.toNanos(), NANOSECONDS));
        } else if (value instanceof Enum<?> constant) {
            generator.writeString(constant.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof Collection<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                writeValue(element);
            }
            generator.writeEndArray();
        } else {
            generator.writeString(value.toString());
        }
    }

    private static void attempt(Writing part) {
        try {
            part.write();
        } catch (IOException impossible) {
            // a PrintWriter keeps its errors to itself
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes a part of the text. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
