package chat.mia.session;

/** What the OpenAPI document shows of sessions. */
public final class SessionExamples {

    /** The cookies of an answer that begins or continues a session. */
    public static final String SET_COOKIES = "Sets access_token, refresh_token and csrf_token, each in a header of its"
            + " own. Sets mia_analytics_id too where the account said Yes to it, and expires one that came otherwise.";

    public static final String EXPIRED_COOKIES =
            "Expires access_token, refresh_token and csrf_token, each in a header of its"
                    + " own, and mia_analytics_id where it is the account's. None where the access token came in Authorization.";

    static final String ACCESS_COOKIE = "access_token";
    static final String REFRESH_COOKIE = "refresh_token";
    static final String BEARER = "bearer";

    static final String CSRF_TOKEN = "The value of the cookie csrf_token. Needed where a valid access token comes as a"
            + " cookie, not where it comes in Authorization or not at all.";

    static final String SIGN_IN = """
            {"email": "ada@example.com", "password": "three words that rhyme"}""";

    public static final String VIEW = """
            {"account": {"id": "019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26"},
             "session": {"id": "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17", "createdAt": "2026-05-02T10:15:30Z",
                         "expiresAt": "2026-06-01T10:15:30Z"},
             "accessExpiresAt": "2026-05-02T10:25:30Z",
             "consent": {"policyVersion": "2026-04-25", "choiceVersion": null, "status": "unset",
                         "choices": {"analytics": false}, "decidedAt": null, "expiresAt": null,
                         "promptRequired": true, "promptReason": "first-visit", "policyUpdated": false, "gpc": false,
                         "clear": {"cookies": [], "localStorage": [], "caches": []}}}""";

    static final String SESSION_ID = "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17";

    static final String SESSIONS = """
            {"sessions": [
              {"id": "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17", "current": true, "createdAt": "2026-05-02T10:15:30Z",
               "lastUsedAt": "2026-05-02T10:15:30Z", "expiresAt": "2026-06-01T10:15:30Z", "device": "Firefox on Android"},
              {"id": "019ddc90-1f68-7e02-8c34-2b7d9f0a6e51", "current": false, "createdAt": "2026-04-30T04:05:25Z",
               "lastUsedAt": "2026-05-01T18:20:00Z", "expiresAt": "2026-05-31T18:20:00Z", "device": "Safari on macOS"}]}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "password", "detail": "Must be a string."}]}""";

    static final String WRONG_CREDENTIALS = """
            {"type": "/problems/wrong-credentials", "title": "Email or password is wrong", "status": 401,
             "detail": "Check the email address and the password."}""";

    /** Shortened: a real one has more claims and a longer signature. */
    static final String SIGN_IN_BY_ASSERTION = """
            {"assertion": "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzdWIiOiIxNyJ9.c2ln"}""";

    public static final String INVALID_ASSERTION = """
            {"type": "/problems/invalid-assertion", "title": "The assertion is not accepted", "status": 401,
             "detail": "Ask the identity provider for a new assertion and send it once, at once."}""";

    static final String NOT_SIGNED_IN = """
            {"type": "/problems/not-signed-in", "title": "You are not signed in", "status": 401,
             "detail": "Refresh the session once and try again; sign in if that is refused."}""";

    static final String SESSION_ENDED = """
            {"type": "/problems/session-ended", "title": "The session was ended", "status": 401,
             "detail": "Call DELETE /api/v1/session to clear the cookies, then sign in again."}""";

    static final String CSRF_TOKEN_MISMATCH = """
            {"type": "/problems/csrf-token-mismatch",
             "title": "The CSRF token is missing or belongs to another session", "status": 403,
             "detail": "Repeat the value of the session's CSRF cookie in the header X-CSRF-Token."}""";

    static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "Take the id of a session from GET /api/v1/sessions."}""";

    private SessionExamples() {}
}
