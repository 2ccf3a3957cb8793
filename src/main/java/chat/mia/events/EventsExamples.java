package chat.mia.events;

/** What the OpenAPI document shows of events. */
final class EventsExamples {

    static final String PAGE = """
            {"events": [{"type": "session-ended", "sid": "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17",
                         "at": "2026-05-02T10:20:00Z"},
                        {"type": "consent-changed", "account": "019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26",
                         "at": "2026-05-02T10:20:04Z"}],
             "next": "AAAAAAAAA4sAAAAAAAAAFQ"}""";

    static final String STREAM = """
            id: AAAAAAAAA4oAAAAAAAAAFA
            event: session-ended
            data: {"type":"session-ended","sid":"019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17","at":"2026-05-02T10:20:00Z"}

            """;

    static final String AFTER = "Where to go on: next of an earlier answer, or the id of a streamed event, as it is."
            + " Without it all that is kept is told, oldest first.";

    private EventsExamples() {}
}
