package chat.mia.session;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;

/** What is refused because of who calls, or does not. */
public enum SessionProblem implements ProblemType {
    NOT_SIGNED_IN("not-signed-in", "You are not signed in", 401),
    ACCESS_TOKEN_EXPIRED("access-token-expired", "The access token has expired", 401),
    SESSION_ENDED("session-ended", "The session was ended", 401),
    WRONG_CREDENTIALS("wrong-credentials", "Email or password is wrong", 401),
    NOT_ALLOWED("not-allowed", "You are not allowed to do this", 403),
    INVALID_ASSERTION("invalid-assertion", "The assertion is not accepted", 401),
    CSRF_TOKEN_MISMATCH("csrf-token-mismatch", "The CSRF token is missing or belongs to another session", 403);

    private final Kind kind;

    SessionProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean securityRelevant() {
        return switch (this) {
            case CSRF_TOKEN_MISMATCH, WRONG_CREDENTIALS, INVALID_ASSERTION, SESSION_ENDED, NOT_ALLOWED -> true;
            case NOT_SIGNED_IN, ACCESS_TOKEN_EXPIRED -> false;
        };
    }

    static Problem notSignedIn() {
        return Problem.of(NOT_SIGNED_IN, "Refresh the session once and try again; sign in if that is refused.");
    }

    static Problem accessTokenExpired() {
        return Problem.of(ACCESS_TOKEN_EXPIRED, "Refresh the session and send the request again.");
    }

    /** Says that only a new sign-in helps. */
    public static Problem sessionEnded() {
        return Problem.of(SESSION_ENDED, "Call DELETE /api/v1/session to clear the cookies, then sign in again.");
    }

    /** The same for an unknown email. */
    public static Problem wrongCredentials() {
        return Problem.of(WRONG_CREDENTIALS, "Check the email address and the password.");
    }

    static Problem notAllowed() {
        return Problem.of(NOT_ALLOWED, "Sign in with the account of an admin; mia.admin.accounts names them.");
    }

    /** Says no reason: who makes assertions finds it in the audit trail, and who forges them learns nothing. */
    public static Problem invalidAssertion() {
        return Problem.of(
                INVALID_ASSERTION, "Ask the identity provider for a new assertion and send it once, at once.");
    }

    static Problem csrfTokenMismatch() {
        return Problem.of(
                CSRF_TOKEN_MISMATCH, "Repeat the value of the session's CSRF cookie in the header X-CSRF-Token.");
    }
}
