package io.rawnet.examples.diagram;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lays a conversation out: hosts from left to right, time from top to bottom. Lengths are pixels. */
final class SequenceDiagram {
    private static final int TIMES = 120;
    private static final int MARGIN = 16;
    private static final int BOX_WIDTH = 304;
    private static final int BOX_HEIGHT = 44;
    private static final int BETWEEN_LIFELINES = 440;
    private static final int ROW = 36;
    private static final int LABEL_ABOVE_ARROW = 7;
    private static final int TEXT_HEIGHT = 16;
    private static final int HEAD_LENGTH = 9;
    private static final int HEAD_WIDTH = 5;
    private static final int LOOP_WIDTH = 28;
    private static final int LOOP_HEIGHT = 10;
    /** Somewhat more than a character of 12 pixels takes. */
    private static final double CHARACTER = 7.4;

    private final Conversation conversation;

    private SequenceDiagram(Conversation conversation) {
        this.conversation = conversation;
    }

    /** {@return a conversation as an SVG picture} */
    static String of(Conversation conversation) {
        return new SequenceDiagram(conversation).draw();
    }

    private String draw() {
        List<Lifeline> lifelines = conversation.lifelines();
        List<Arrow> arrows = conversation.arrows();
        boolean needsNote = conversation.leftOut() > 0 || arrows.isEmpty();
        int end = top() + arrows.size() * ROW + ROW / 2;
        int height = end + (needsNote ? ROW : 0) + MARGIN;
        Svg picture = new Svg(width(), height, title());
        for (int index = 0; index < lifelines.size(); index++) {
            drawHost(picture, index, lifelines.get(index), end);
        }
        for (int index = 0; index < arrows.size(); index++) {
            drawPacket(picture, arrows.get(index), top() + (index + 1) * ROW);
        }
        if (needsNote) {
            picture.text("note", TIMES + MARGIN, end + TEXT_HEIGHT, note());
        }
        return picture.finished();
    }

    private static int top() {
        return MARGIN + BOX_HEIGHT;
    }

    private int width() {
        int last = Math.max(0, conversation.lifelines().size() - 1);
        boolean needsRoom =
                conversation.arrows().stream().anyMatch(arrow -> arrow.from() == last && arrow.to() == last);
        return column(last) + (needsRoom ? BETWEEN_LIFELINES : BOX_WIDTH / 2) + MARGIN;
    }

    private static int column(int lifeline) {
        return TIMES + BOX_WIDTH / 2 + lifeline * BETWEEN_LIFELINES;
    }

    private String title() {
        int packets = conversation.arrows().size();
        return packets + (packets == 1 ? " packet" : " packets") + " between "
                + conversation.lifelines().stream()
                        .map(Lifeline::address)
                        .distinct()
                        .collect(Collectors.joining(" and "));
    }

    private String note() {
        if (conversation.leftOut() == 0) {
            return "no packets";
        }
        return conversation.leftOut() == 1
                ? "1 more packet is not drawn"
                : String.format(Locale.ROOT, "%,d more packets are not drawn", conversation.leftOut());
    }

    private static void drawHost(Svg picture, int index, Lifeline lifeline, int end) {
        int x = column(index);
        picture.path("life", "M" + x + " " + top() + "V" + end);
        picture.rectangle("box", x - BOX_WIDTH / 2, MARGIN, BOX_WIDTH, BOX_HEIGHT);
        String ports = lifeline.ports();
        int middle = MARGIN + BOX_HEIGHT / 2 + TEXT_HEIGHT / 4;
        picture.text("address", x, ports.isEmpty() ? middle : middle - TEXT_HEIGHT / 2, lifeline.address());
        if (!ports.isEmpty()) {
            picture.text("ports", x, middle + TEXT_HEIGHT / 2, ports);
        }
    }

    private static void drawPacket(Svg picture, Arrow arrow, int y) {
        int from = column(arrow.from());
        int to = column(arrow.to());
        String style = "arrow " + arrow.mark().style();
        picture.text("time", TIMES - MARGIN, y, arrow.time());
        if (from == to) {
            picture.text(
                    "",
                    from + LOOP_WIDTH + LABEL_ABOVE_ARROW,
                    y,
                    fitting(arrow.text(), BETWEEN_LIFELINES - BOX_WIDTH / 4));
            picture.path(
                    style + " line",
                    "M" + from + " " + (y - LOOP_HEIGHT) + "h" + LOOP_WIDTH + "v" + LOOP_HEIGHT + "H" + from);
            picture.path(style, head(from, y, 1));
        } else {
            picture.text("label", (from + to) / 2, y - LABEL_ABOVE_ARROW, fitting(arrow.text(), Math.abs(to - from)));
            picture.path(style + " line", "M" + from + " " + y + "H" + to);
            picture.path(style, head(to, y, from < to ? -1 : 1));
        }
    }

    /** {@return the head of an arrow; {@code side} is where its line comes from, -1 for the left} */
    private static String head(int x, int y, int side) {
        int back = x + side * HEAD_LENGTH;
        return "M" + back + " " + (y - HEAD_WIDTH) + "L" + x + " " + y + "L" + back + " " + (y + HEAD_WIDTH);
    }

    private static String fitting(String text, int room) {
        int most = (int) (room / CHARACTER) - 3;
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
