package io.rawnet.codec.stream;

import io.rawnet.codec.flow.FlowDirection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a listener is told, a line for each call: the number of the stream, the direction, what, and when. */
final class Transcript implements TcpStreamListener {

    private final List<String> lines = new ArrayList<>();
    private final List<TcpStream> streams = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    List<TcpStream> streams() {
        return streams;
    }

    /** {@return what one side of the first stream said, with the number of missing octets in brackets} */
    String said(FlowDirection direction) {
        StringBuilder said = new StringBuilder();
        String mark = "1 " + mark(direction) + " ";
        for (String line : lines) {
            if (line.startsWith(mark)) {
                said.append(line, mark.length(), line.lastIndexOf(" @"));
            }
        }
        return said.toString();
    }

    private static String mark(FlowDirection direction) {
        return direction == FlowDirection.FORWARD ? ">" : "<";
    }

    private int number(TcpStream stream) {
        return streams.indexOf(stream) + 1;
    }

    @Override
    public void began(TcpStream stream, long time) {
        streams.add(stream);
        lines.add(number(stream) + " " + stream.key() + " @" + time);
    }

    @Override
    public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time) {
        lines.add(
                number(stream) + " " + mark(direction) + " " + StandardCharsets.ISO_8859_1.decode(data) + " @" + time);
    }

    @Override
    public void missing(TcpStream stream, FlowDirection direction, long octets, long time) {
        lines.add(number(stream) + " " + mark(direction) + " [" + octets + "] @" + time);
    }

    @Override
    public void ended(TcpStream stream, StreamEnd end, long time) {
        lines.add(number(stream) + " " + end + " @" + time);
    }
}
