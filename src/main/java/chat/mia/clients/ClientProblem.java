package chat.mia.clients;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;

/** What is refused because it is not a service client that calls. */
public enum ClientProblem implements ProblemType {
    INVALID_CLIENT("invalid-client", "The client credentials are missing or wrong", 401);

    /** What a 401 asks for (RFC 7617, sections 2 and 2.1). */
    static final String CHALLENGE = "Basic realm=\"mia\", charset=\"UTF-8\"";

    private final Kind kind;

    ClientProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    static Problem invalidClient() {
        return Problem.of(
                        INVALID_CLIENT,
                        "Send the id and the secret of a service client as HTTP Basic; the operator configures them.")
                .header("WWW-Authenticate", CHALLENGE);
    }
}
