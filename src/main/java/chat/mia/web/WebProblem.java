package chat.mia.web;

/** The refusals that any endpoint may give, whatever its feature. */
public enum WebProblem implements ProblemType {
    METHOD_NOT_ALLOWED("method-not-allowed", "The resource does not know this method", 405),
    BODY_TOO_LARGE("body-too-large", "The request body is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The request body has another media type", 415),
    NOT_ACCEPTABLE("not-acceptable", "The answer exists only in another media type", 406),
    CROSS_SITE_REQUEST("cross-site-request", "The request came from another site", 403),
    INVALID_REQUEST("invalid-request", "The request is not valid", 400),
    NOT_FOUND("not-found", "There is no such thing", 404),
    TEMPORARILY_UNAVAILABLE("temporarily-unavailable", "The service cannot answer at the moment", 503),
    INTERNAL_ERROR("internal-error", "Something unforeseen happened", 500);

    private final Kind kind;

    WebProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean securityRelevant() {
        return this == CROSS_SITE_REQUEST || this == BODY_TOO_LARGE;
    }

    /** @param allowed the methods of the path, joined by commas */
    static Problem methodNotAllowed(String allowed) {
        return Problem.of(METHOD_NOT_ALLOWED, "Use one of the methods named in Allow.")
                .header("Allow", allowed);
    }

    static Problem notAcceptable() {
        return Problem.of(NOT_ACCEPTABLE, "Leave the header Accept out, or accept any media type.");
    }

    static Problem bodyTooLarge() {
        return Problem.of(BODY_TOO_LARGE, "Send a body of at most 64 KiB; no call of this service needs more.");
    }

    static Problem unsupportedMediaType() {
        return Problem.of(UNSUPPORTED_MEDIA_TYPE, "Send JSON with the header Content-Type: application/json.");
    }

    /** For the methods that take a form. */
    static Problem formExpected() {
        return Problem.of(
                UNSUPPORTED_MEDIA_TYPE, "Send a form with the header Content-Type: application/x-www-form-urlencoded.");
    }

    /** @param origin that of the app and of this service */
    static Problem crossSiteRequest(String origin) {
        return Problem.of(
                CROSS_SITE_REQUEST, "Call this service from pages of " + origin + " only; other sites may link to it.");
    }

    static Problem temporarilyUnavailable() {
        return Problem.of(TEMPORARILY_UNAVAILABLE, "Send the same request again after Retry-After.")
                .header("Retry-After", "2");
    }

    /** @param reference a UUID under which the log tells the cause */
    static Problem internalError(String reference) {
        return Problem.of(INTERNAL_ERROR, "Try again later; if it stays, report the instance named here.")
                .with("instance", "urn:uuid:" + reference);
    }
}
