package chat.mia.web;

/**
 * The order of what happens to a request before routing, as priorities (higher runs first); {@link CheckOrder} is for what
 * comes after.
 */
public final class FilterOrder {

    /** The first to come is the last to see the headers of the answer. */
    public static final int COOKIES = 1_100;

    /** Before all others that may answer, so that their answers have the headers too. */
    public static final int HEADERS = 1_000;

    /** Answers that depend on nothing but path, headers and cookies. */
    public static final int GATEWAY = 950;

    /** Pages that were made at the start, for those who ask for them as browsers do. */
    public static final int DOCUMENT = 925;

    public static final int BODY = 900;

    private FilterOrder() {}
}
