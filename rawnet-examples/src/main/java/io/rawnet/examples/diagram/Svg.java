package io.rawnet.examples.diagram;

import io.rawnet.examples.tool.Printable;

/** Writes an SVG picture, whose colours follow the reader's choice of light or dark. Coordinates are pixels from the upper left corner. */
final class Svg {
    private static final String STYLE = """
              <style>
                text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2328; }
                .paper { fill: #ffffff; }
                .box { fill: #eef2f7; stroke: #57606a; }
                .address { font-weight: bold; text-anchor: middle; }
                .ports, .label { text-anchor: middle; }
                .time { text-anchor: end; fill: #57606a; }
                .note { font-style: italic; }
                .life { stroke: #8c959f; stroke-dasharray: 3 4; }
                .arrow { fill: none; stroke-width: 1.5; }
                .packet { stroke: #0550ae; }
                .again { stroke: #9a6700; }
                .again.line { stroke-dasharray: 6 4; }
                .reset { stroke: #cf222e; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; }
                  .paper { fill: #0d1117; }
                  .box { fill: #1c2430; stroke: #8b949e; }
                  .time { fill: #9198a1; }
                  .life { stroke: #6e7681; }
                  .packet { stroke: #6cb6ff; }
                  .again { stroke: #e3b341; }
                  .reset { stroke: #ff7b72; }
                }
              </style>
            """;

    private final StringBuilder elements = new StringBuilder();

    Svg(int width, int height, String title) {
        elements.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + width + " " + height
                + "\" width=\"" + width + "\" height=\"" + height + "\">\n");
        elements.append("  <title>" + escaped(title) + "</title>\n" + STYLE);
        rectangle("paper", 0, 0, width, height);
    }

    void rectangle(String style, int x, int y, int width, int height) {
        elements.append("  <rect class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + width
                + "\" height=\"" + height + "\"/>\n");
    }

    void path(String style, String commands) {
        elements.append("  <path class=\"" + style + "\" d=\"" + commands + "\"/>\n");
    }

    void text(String style, int x, int y, String words) {
        elements.append(
                "  <text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + escaped(words) + "</text>\n");
    }

    /** {@return the whole picture} */
    String finished() {
        return elements + "</svg>\n";
    }

    /** {@return text that is valid in XML whatever a packet has brought in} */
    private static String escaped(String words) {
        return Printable.text(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
