package io.rawnet.examples.facts;

/** Who says so. */
enum Source {
    ARTICLE_2("article 2", "\"Making a TCP connection over a raw socket\", in Python"),
    ARTICLE_3("article 3", "\"Raw sockets in Go: IP layer\""),
    ARTICLE_4("article 4", "\"Linux RAW sockets\", about the kernel's source"),
    ARTICLE_5("article 5", "an introduction to raw sockets in Python"),
    RAW_7("raw(7)", "the Linux manual, man-pages 6.03"),
    RFC_3542("RFC 3542", "section 3.1"),
    UNP_28("UNP 28.4", "Stevens, UNIX Network Programming, which article 5 follows"),
    RAWNET("rawnet", "how it makes TCP connections by hand");

    private final String label;
    private final String title;

    Source(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** {@return what it is, in words} */
    String title() {
        return title;
    }

    /** {@return its name in a table} */
    @Override
    public String toString() {
        return label;
    }
}
