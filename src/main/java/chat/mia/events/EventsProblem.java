package chat.mia.events;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;

/** What is refused to readers of events. */
public enum EventsProblem implements ProblemType {
    EVENTS_GONE("events-gone", "Events after this cursor are no longer known", 410),
    TOO_MANY_STREAMS("too-many-streams", "The client holds too many streams open", 429);

    private final Kind kind;

    EventsProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    static Problem eventsGone() {
        return Problem.of(
                EVENTS_GONE,
                "Forget what was learnt from events, then begin again without after and without Last-Event-ID.");
    }

    static Problem tooManyStreams() {
        return Problem.of(TOO_MANY_STREAMS, "Close a stream that is no longer read, then open this one again.")
                .header("Retry-After", "15");
    }
}
