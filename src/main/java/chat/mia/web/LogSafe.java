package chat.mia.web;

/** Makes what a stranger sent fit for a line of log. */
public final class LogSafe {

    private static final int MAX_LENGTH = 120;

    private LogSafe() {}

    /**
     * The text on one line: control characters replaced, so that nobody writes lines of his own into the log, and cut at
     * {@value #MAX_LENGTH} characters.
     */
    public static String text(String text) {
        String line = text.replaceAll("[^\\x20-\\x7E]", "?");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
