package chat.mia.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON object whose arrays are too long to be held: read and written page by page, and no faster than it is taken. */
final class JsonPages {

    private final ObjectMapper mapper;
    private final List<Multi<String>> parts = new ArrayList<>();

    JsonPages(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Begins the object; nothing is written before this value is there, so that its failure can still be answered. */
    JsonPages first(String name, Uni<?> value) {
        parts.add(value.map(object -> "{\"" + name + "\":" + text(object)).toMulti());
        return this;
    }

    /** Adds an array of everything on the pages. */
    <T> JsonPages array(String name, Multi<List<T>> pages) {
        parts.add(Multi.createFrom().item(",\"" + name + "\":["));
        parts.add(Multi.createFrom().deferred(() -> {
            Elements elements = new Elements();
            return pages.filter(page -> !page.isEmpty()).map(elements::next);
        }));
        parts.add(Multi.createFrom().item("]"));
        return this;
    }

    /** The whole, in order, each page asked for when the one before was taken. */
    Multi<Buffer> written() {
        parts.add(Multi.createFrom().item("}"));
        return Multi.createBy().concatenating().streams(parts).map(Buffer::buffer);
    }

    /**
     * Pages up to the first that is empty.
     *
     * @param after gives the page after an element; empty for the first page
     */
    static <T> Multi<List<T>> of(Function<Optional<T>, Uni<List<T>>> after) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Place<>(after), Place::next)
                .until(List::isEmpty);
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of plain values are always JSON", e);
        }
    }

    /** The elements of an array; all but the first page's begin with a comma. */
    private final class Elements {

        private boolean begun;

        String next(List<?> page) {
            String prefix = begun ? "," : "";
            begun = true;
            return page.stream().map(JsonPages.this::text).collect(Collectors.joining(",", prefix, ""));
        }
    }

    /** How far somebody has read. */
    private static final class Place<T> {

        private final Function<Optional<T>, Uni<List<T>>> after;
        private Optional<T> last = Optional.empty();

        Place(Function<Optional<T>, Uni<List<T>>> after) {
            this.after = after;
        }

        Uni<List<T>> next() {
            return after.apply(last).invoke(page -> {
                if (!page.isEmpty()) {
                    last = Optional.of(page.get(page.size() - 1));
                }
            });
        }
    }
}
