package chat.mia.web;

/**
 * The order in which a request is checked, as priorities of request filters (lower runs first). The method comes before
 * all of them, by routing; content and state after them, in the resource;
 * {@link #STATE} is for what a stream must check before it begins.
 */
public final class CheckOrder {

    public static final int SIZE = 100;
    public static final int MEDIA_TYPE = 200;
    public static final int FETCH_METADATA = 300;
    public static final int COOKIES = 400;
    public static final int SIGN_IN = 500;
    public static final int CSRF = 600;
    public static final int ROLE = 700;
    public static final int STATE = 800;

    private CheckOrder() {}
}
