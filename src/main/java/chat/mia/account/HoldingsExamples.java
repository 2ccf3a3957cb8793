package chat.mia.account;

/** What the OpenAPI document shows of all that is held. */
final class HoldingsExamples {

    static final String DATA = """
            {"account": {"id": "019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26", "email": "ada@example.com", "issuer": null,
                         "subject": null, "createdAt": "2026-05-02T10:15:30Z", "passwordSet": true, "roles": []},
             "sessions": [{"id": "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17", "state": "active",
                           "createdAt": "2026-05-02T10:15:30Z", "lastUsedAt": "2026-05-02T10:45:30Z",
                           "expiresAt": "2026-06-01T10:45:30Z", "endsAt": "2026-10-29T10:15:30Z",
                           "device": "Firefox on Android", "refreshes": 1, "replays": 0, "endToldAt": null}],
             "failedPasswords": [{"session": null, "at": ["2026-05-02T10:40:11Z"]}],
             "chains": [{"subject": "8f14e45f-ceea-467f-9b36-5c1d2f8e7a90", "origin": "account",
                         "pseudonym": "5yX0vJ1Vw0u4vX2n4c2l0o5mC0kq3nq1k8r1n8cX3uE", "seq": 1,
                         "head": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", "closedAt": null,
                         "granted": ["analytics"], "policyVersion": "2026-04-25", "decidedAt": "2026-05-02T10:16:00Z",
                         "expiresAt": "2027-05-02T10:16:00Z", "gpc": false}],
             "events": [{"subject": "8f14e45f-ceea-467f-9b36-5c1d2f8e7a90", "seq": 1,
                         "id": "019de82f-a5d0-7b19-8c44-2d7f60e1a935", "action": "grant",
                         "occurredAt": "2026-05-02T10:16:00Z", "expiresAt": "2027-05-02T10:16:00Z", "claimedAt": null,
                         "choices": {"analytics": true}, "policyVersion": "2026-04-25", "noticeHash": null,
                         "source": "banner", "locale": "en", "gpc": false, "userAgent": "Firefox/Android",
                         "linkedSubject": null,
                         "contentHash": "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
                         "prevHash": "baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096",
                         "hash": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}],
             "requests": [],
             "told": [{"at": "2026-05-02T10:16:00Z", "decidedAt": "2026-05-02T10:16:00Z", "granted": ["analytics"]}]}""";

    private HoldingsExamples() {}
}
