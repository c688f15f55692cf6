package io.rawnet.bpf;

/** A text that is not what it should be, assembly or filter expression, and the place where that shows. */
public final class BpfSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE_SHOWN = 160;

    private final String problem;
    private final String sourceLine;
    private final int line;
    private final int column;

    /**
     * Describes a mistake.
     *
     * @param problem what is wrong, without the place
     * @param sourceLine the line of the text that it is in
     * @param line number of the line, 1 for the first
     * @param column number of the character in the line, 1 for the first; one more than the line has when its end came too early
     */
    public BpfSyntaxException(String problem, String sourceLine, int line, int column) {
        super((line == 1 ? "" : "line " + line + ", ") + "column " + column + ": " + problem);
        this.problem = problem;
        this.sourceLine = sourceLine;
        this.line = line;
        this.column = column;
    }

    /** {@return what is wrong, without the place} */
    public String problem() {
        return problem;
    }

    /** {@return number of the line, 1 for the first} */
    public int line() {
        return line;
    }

    /** {@return number of the character in the line, 1 for the first} */
    public int column() {
        return column;
    }

    /**
     * {@return three lines for people: the line with the mistake, a caret below its place, and what is wrong}
     *
     * <p>Of a long line only the part around the mistake is shown, and control characters are shown as {@code ?}.
     */
    public String rendering() {
        int from = Math.max(0, column - 1 - LONGEST_LINE_SHOWN / 2);
        int to = Math.min(sourceLine.length(), from + LONGEST_LINE_SHOWN);
        String shown = sourceLine.substring(from, to).replaceAll("\\p{Cntrl}", "?");
        return shown + "\n" + " ".repeat(column - 1 - from) + "^\n" + problem;
    }
}
