package io.rawnet.examples.diagram;

/** What is special about a packet. */
enum Mark {
    /** Nothing. */
    NONE("packet", ""),

    /** It repeats octets that were sent before. */
    AGAIN("again", ", sent again"),

    /** It resets a TCP connection. */
    RESET("reset", ", reset");

    private final String style;
    private final String words;

    Mark(String style, String words) {
        this.style = style;
        this.words = words;
    }

    /** {@return the name of its style in the picture} */
    String style() {
        return style;
    }

    /** {@return what is added to the packet's text, for those who see no colours} */
    String words() {
        return words;
    }
}
