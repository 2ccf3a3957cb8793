package chat.mia.events;

import chat.mia.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the stream of this request begins, as {@link StreamCheck} found it. */
@RequestScoped
class StreamBegin {

    private Optional<Cursor> cursor = Optional.empty();

    void at(Cursor found) {
        cursor = Optional.of(found);
    }

    /** @throws IllegalStateException where nothing was checked */
    Cursor required() {
        return cursor.orElseThrow(() -> new IllegalStateException("The resource method is not marked @ChecksCursor"));
    }

    /**
     * Reads a cursor that a client sent; empty where it sent none, or an empty one.
     *
     * @param name of the parameter or header that it came in
     */
    static Optional<Cursor> cursor(String text, String name) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .map(given -> Cursor.read(given)
                        .orElseThrow(
                                () -> Problem.invalid(name, "Must be next, or the id of an event, as it was given.")));
    }
}
