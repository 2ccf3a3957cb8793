package chat.mia.consent;

/** What the OpenAPI document shows of histories. */
final class HistoryExamples {

    static final String PAGE = """
            {"events": [{"id": "019de82f-a5d0-7b19-8c44-2d7f60e1a935", "at": "2026-05-02T10:15:30Z", "action": "grant",
                         "choices": {"analytics": true}, "policyVersion": "2026-04-25", "source": "banner",
                         "locale": "en"}],
             "next": "AAAAAAAAABE"}""";

    static final String NONE = """
            {"events": [], "next": null}""";

    static final String INVALID_CURSOR = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "before", "detail": "Must be next of another page, as it was given."}]}""";

    private HistoryExamples() {}
}
