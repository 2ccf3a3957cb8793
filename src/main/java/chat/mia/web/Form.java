package chat.mia.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of an {@code application/x-www-form-urlencoded} body (URL standard, section 5.1). */
public final class Form {

    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    private Form() {}

    /**
     * Reads a body; null and empty ones have no fields.
     *
     * @throws Problem where it is not encoded as a form is
     */
    public static Form of(String body) {
        Form form = new Form();
        for (String pair : body == null || body.isEmpty() ? new String[0] : body.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            form.fields.add(new Field(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
        }
        return form;
    }

    /** The value of a field that must be there once. @throws Problem where it is absent, empty or doubled */
    public String required(String name) {
        List<String> values = fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw Problem.invalid(name, "Must be there, once.");
        }
        return values.get(0);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("", "This is not a form: after % come two hexadecimal digits.");
        }
    }
}
