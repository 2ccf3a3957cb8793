package chat.mia.policy;

/** What the OpenAPI document shows of the policy, shortened. */
final class PolicyExamples {

    static final String POLICY = """
            {"version": "2026-04-25", "lastUpdated": "2026-04-25", "effective": "2026-04-25", "material": true,
             "language": "en", "sections": [{"number": 2, "id": "used", "title": "What we use", "paragraphs": [], "parts": [
               {"id": "essential", "title": "Essential cookies", "paragraphs": ["The app does not work without them."],
                "entries": ["refresh_token"]}]}],
             "catalogue": [{"id": "refresh-token", "name": "refresh_token", "store": "cookie", "category": "essential",
               "basis": "service-requested", "basisText": "strictly necessary for a service that you asked for; no consent needed",
               "purpose": "Renews the authentication while you use the app (token refresh)", "lifetime": "P30D",
               "duration": "30 days", "attributes": ["HttpOnly", "Secure"]}],
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""";

    static final String VERSIONS = """
            {"versions": [{"version": "2026-04-25", "lastUpdated": "2026-04-25", "effective": "2026-04-25",
                           "material": true, "status": "in-force"}]}""";

    static final String CHANGES = """
            {"from": {"version": "2026-04-25", "lastUpdated": "2026-04-25", "effective": "2026-04-25", "material": true,
               "status": "superseded"},
             "to": {"version": "2026-10-01", "lastUpdated": "2026-10-01", "effective": "2026-10-01", "material": false,
               "status": "in-force"},
             "language": "en", "material": false,
             "notice": {"title": "Our cookie policy has changed",
               "body": "On 1 October 2026 we updated the cookie policy. What we ask you about stays the same, and so does your choice.",
               "link": "See what changed", "href": "/legal/cookies/changes?from=2026-04-25&to=2026-10-01&lang=en"},
             "sections": {"added": [], "removed": [], "changed": []},
             "entries": {"added": [], "removed": [], "changed": [{"id": "refresh-token", "name": "refresh_token",
               "changes": [{"fact": "duration", "from": "30 days", "to": "14 days"}]}]}}""";

    static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "Choose one of the versions listed at /api/v1/policies/cookies/versions."}""";

    private PolicyExamples() {}
}
