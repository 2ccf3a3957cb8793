package chat.mia.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A call as the OpenAPI document describes it.
 *
 * @param name method and path
 */
record OpenApiCall(String name, JsonNode operation) {

    /** An answer that it may give. */
    record Answer(String name, int status, JsonNode node) {

        JsonNode content(String mediaType) {
            return node.path("content").path(mediaType);
        }

        JsonNode problems() {
            return content("application/problem+json").path("examples");
        }
    }

    static List<OpenApiCall> of(JsonNode document) {
        List<OpenApiCall> calls = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, call) ->
                        calls.add(new OpenApiCall(method.toUpperCase(Locale.ROOT) + " " + path, call))));
        return calls;
    }

    boolean isUnsafe() {
        return !name.startsWith("GET ");
    }

    /** Whether it is described by RFC 7662: it takes a form and refuses clients as OAuth does. */
    boolean isOAuth() {
        return name.equals("POST /api/v1/introspect");
    }

    /** Whether it is asked by gateways: it never answers with a problem. */
    boolean isForGateways() {
        return name.equals("GET /api/v1/consent/check/{category}");
    }

    Set<String> slugs() {
        return answers().stream()
                .flatMap(answer -> answer.problems().propertyStream().map(Map.Entry::getKey))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Answer> answers() {
        return operation
                .path("responses")
                .propertyStream()
                .map(answer ->
                        new Answer(name + " " + answer.getKey(), Integer.parseInt(answer.getKey()), answer.getValue()))
                .toList();
    }
}
