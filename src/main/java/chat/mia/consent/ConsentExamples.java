package chat.mia.consent;

/** What the OpenAPI document shows of requests and answers. */
final class ConsentExamples {

    static final String CHOICE = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}""";

    static final String UNSET = """
            {"policyVersion": "2026-04-25", "choiceVersion": null, "status": "unset", "choices": {"analytics": false},
             "decidedAt": null, "expiresAt": null, "promptRequired": true, "promptReason": "first-visit",
             "policyUpdated": false, "gpc": false, "clear": {"cookies": [], "localStorage": [], "caches": []}}""";

    static final String GRANTED = """
            {"policyVersion": "2026-04-25", "choiceVersion": "2026-04-25", "status": "granted",
             "choices": {"analytics": true}, "decidedAt": "2026-05-02T10:15:30Z", "expiresAt": "2027-05-02T10:15:30Z",
             "promptRequired": false, "promptReason": null, "policyUpdated": false, "gpc": false,
             "clear": {"cookies": [], "localStorage": [], "caches": []}}""";

    static final String REFUSED = """
            {"policyVersion": "2026-04-25", "choiceVersion": "2026-04-25", "status": "refused",
             "choices": {"analytics": false}, "decidedAt": "2026-05-02T10:15:30Z", "expiresAt": "2027-05-02T10:15:30Z",
             "promptRequired": false, "promptReason": null, "policyUpdated": false, "gpc": false,
             "clear": {"cookies": ["mia_analytics_id"], "localStorage": [], "caches": []}}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "source", "detail": "Must be banner or settings."}]}""";

    static final String UNKNOWN_CATEGORY = """
            {"type": "/problems/unknown-category", "title": "The choice names a category that does not exist",
             "status": 400, "detail": "Name the categories of the consent view, no others.",
             "errors": [{"field": "choices.ads", "detail": "Name the categories of the consent view, no others."}]}""";

    static final String ESSENTIAL_NOT_OPTIONAL = """
            {"type": "/problems/essential-not-optional", "title": "The choice names a category that needs no consent",
             "status": 400, "detail": "Leave out what needs no consent.",
             "errors": [{"field": "choices.essential", "detail": "Leave out what needs no consent."}]}""";

    static final String CATEGORY_MISSING = """
            {"type": "/problems/category-missing", "title": "The choice leaves a category out", "status": 400,
             "detail": "Name every optional category with true or false.",
             "errors": [{"field": "choices.analytics", "detail": "Name every optional category with true or false."}]}""";

    static final String UNKNOWN_NOTICE = """
            {"type": "/problems/unknown-notice", "title": "The notice was never published", "status": 400,
             "detail": "Send the hash of a notice that this service gave, or leave notice out for a text of your own."}""";

    static final String POLICY_OUTDATED = """
            {"type": "/problems/policy-outdated", "title": "The choice was made under an outdated policy", "status": 409,
             "detail": "Show the current policy and ask again.", "currentVersion": "2026-04-25"}""";

    static final String IDEMPOTENCY_KEY_REUSED = """
            {"type": "/problems/idempotency-key-reused", "title": "The key belongs to another request", "status": 422,
             "detail": "Send the request as it was the first time, or with a new key."}""";

    static final String RECEIPT_HEADER =
            "The newest receipt of a browser that nobody is signed in to; anything else is ignored";

    /** Shortened. */
    static final String RECEIPT = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImNvbnNlbnQtcmVjZWlwdCtqd3QifQ.eyJqdGkiOiI.MEUCIQ";

    static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "Ask for one of the events listed at /api/v1/consent/history."}""";

    private ConsentExamples() {}
}
