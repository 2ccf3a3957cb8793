package chat.mia.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal on its way to the caller, answered as {@code application/problem+json} (RFC 9457).
 *
 * <p>It rolls a surrounding transaction back like any exception: a refusal that must also write is a value, not a
 * {@code Problem}. It has no stack trace, since it reports on the request and not on the code.
 */
public final class Problem extends RuntimeException {

    /**
     * What is wrong with one part of the input. Registered, because Jackson meets it in a map, where the build does not.
     *
     * @param field the JSON path of the part, or the name of a header or query parameter; empty for the whole
     * @param detail what would be right
     */
    @RegisterForReflection
    public record InvalidField(String field, String detail) {}

    private final transient ProblemType type;
    private final transient List<InvalidField> errors = new ArrayList<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, List<String>> headers = new LinkedHashMap<>();

    private Problem(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /**
     * Starts a refusal.
     *
     * @param detail what the caller can do; never what broke inside, and never a secret, since it goes out as it is
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail);
    }

    /** A refusal of one field of the input as {@code invalid-request}. */
    public static Problem invalid(String field, String detail) {
        return of(WebProblem.INVALID_REQUEST, "Correct the fields named in errors and send the request again.")
                .at(field, detail);
    }

    /** Adds a part of the input that is wrong. */
    public Problem at(String field, String detail) {
        errors.add(new InvalidField(field, detail));
        return this;
    }

    /** Adds a member to the answer (RFC 9457, section 3.2); {@code value} must be something that JSON can hold. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer; one name may be added several times. */
    public Problem header(String name, String value) {
        headers.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** The headers to send; never null. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The JSON object to send: {@code type}, {@code title}, {@code status}, {@code detail}, then what was added. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + type.slug());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", getMessage());
        if (!errors.isEmpty()) {
            body.put("errors", List.copyOf(errors));
        }
        body.putAll(members);
        return body;
    }
}
