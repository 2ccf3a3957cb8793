package chat.mia.keys;

/** What the OpenAPI document shows of signing keys. */
final class KeysExamples {

    static final String KEYS = """
            {"keys": [{"kid": "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", "state": "retiring",
                       "createdAt": "2026-03-26T10:00:00Z", "activeFrom": "2026-03-26T11:00:00Z",
                       "publishedUntil": "2026-04-25T11:16:00Z"},
                      {"kid": "sGlxvLhPsD8XaMlSwkQ2Iw0W2xjXqS0nVvVWCJ1vYyI", "state": "active",
                       "createdAt": "2026-04-25T10:00:00Z", "activeFrom": "2026-04-25T11:00:00Z",
                       "publishedUntil": null}]}""";

    static final String ROTATION = """
            {"reason": "compromised"}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "reason", "detail": "Must be compromised, suspected or exercise."}]}""";

    private KeysExamples() {}
}
