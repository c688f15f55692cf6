package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Lines of JSON are read by an ordinary parser, and cannot take a terminal over. */
class JsonLinesTest {

    @Test
    void eachKindOfValueIsWrittenAsItIsDocumented() {
        assertThat(printed(line -> line.put("type", "reply")
                        .put("ttl", 64)
                        .put("sum", 0xFFFF_FFFFL)
                        .put("percent", new BigDecimal("33.3"))
                        .put("late", true)
                        .put("time", Instant.ofEpochSecond(1, 5))
                        .put("milliseconds", Duration.ofNanos(44_123))
                        .put("data", Octets.hex("00ff"))
                        .put("unit", TimeUnit.NANOSECONDS)
                        .put("source", Ipv6Address.of("2001:db8::1"))
                        .put("names", List.of("a", 1, false))))
                .isEqualTo("{\"type\":\"reply\",\"ttl\":64,\"sum\":4294967295,\"percent\":33.3,\"late\":true,"
                        + "\"time\":\"1970-01-01T00:00:01.000000005Z\",\"milliseconds\":0.044123,\"data\":\"00ff\","
                        + "\"unit\":\"nanoseconds\",\"source\":\"2001:db8::1\",\"names\":[\"a\",1,false]}\n");
    }

    @Test
    void whatIsMissingIsLeftOut() {
        assertThat(printed(line -> line.put("a", null)
                        .put("b", Optional.empty())
                        .put("c", OptionalInt.empty())
                        .put("d", OptionalInt.of(4))))
                .isEqualTo("{\"d\":4}\n");
    }

    @Test
    void objectsNest() {
        assertThat(printed(line -> line.putObject(
                                "outer", outer -> outer.put("a", 1).putObject("inner", inner -> inner.put("b", 2)))
                        .putObjects("list", List.of(3, 4), (object, number) -> object.put("n", number))
                        .put("last", 5)))
                .isEqualTo("{\"outer\":{\"a\":1,\"inner\":{\"b\":2}},\"list\":[{\"n\":3},{\"n\":4}],\"last\":5}\n");
    }

    @Test
    void anyTextIsReadAgainAsItWasAndIsPrintedAsAscii() throws IOException {
        StringBuilder every = new StringBuilder();
        for (int character = 0; character < 0x3000; character++) {
            every.append((char) character);
        }
        every.appendCodePoint(0x1F600).append('\u202E').append('\uFEFF');

        String output = printed(line -> line.put("text", every).put("name\u001B", "\u009B2J"));

        assertThat(output).hasLineCount(1);
        assertThat(Json.lines(output)).isEqualTo(List.of(Map.of("text", every.toString(), "name\u001B", "\u009B2J")));
    }

    @Test
    void eachObjectIsALine() throws IOException {
        StringWriter text = new StringWriter();
        JsonLines lines = new JsonLines(new PrintWriter(text, true));
        for (int number = 0; number < 3; number++) {
            int each = number;
            lines.print(line -> line.put("n", each));
        }

        assertThat(text.toString()).isEqualTo("{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
    }

    private static String printed(Consumer<JsonObject> members) {
        StringWriter text = new StringWriter();
        new JsonLines(new PrintWriter(text, true)).print(members);
        return text.toString();
    }
}
