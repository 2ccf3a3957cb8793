package chat.mia.session;

/** What the OpenAPI document shows of introspection. */
final class IntrospectionExamples {

    static final String FORM = """
            {"token": "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…", "token_type_hint": "access_token"}""";

    static final String ACTIVE = """
            {"active": true, "token_type": "Bearer", "iss": "https://chat.example", "aud": "https://chat.example",
             "client_id": "mia-chat", "sub": "019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26",
             "sid": "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17", "iat": 1777716930, "exp": 1777717530,
             "jti": "6a1f5a4e-3c0d-4d8e-9f43-2f6f0a1f7c55", "auth_time": 1777716930, "roles": []}""";

    static final String INACTIVE = """
            {"active": false}""";

    static final String UNSUPPORTED_MEDIA_TYPE = """
            {"type": "/problems/unsupported-media-type", "title": "The request body has another media type",
             "status": 415, "detail": "Send a form with the header Content-Type: application/x-www-form-urlencoded."}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "token", "detail": "Must be there, once."}]}""";

    private IntrospectionExamples() {}
}
