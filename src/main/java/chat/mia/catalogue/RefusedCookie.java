package chat.mia.catalogue;

/**
 * A cookie that was kept from the browser; told as an event, for each one.
 *
 * @param declared whether the catalogue knows the name, so that it may stand in a log
 */
public record RefusedCookie(String name, boolean declared, CookieRefusal why) {

    /** What a log may say of it. */
    String forLog() {
        return (declared ? name : "a cookie") + " (" + why.reason() + ")";
    }
}
