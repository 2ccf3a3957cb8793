package chat.mia.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The methods that a path knows, for {@code Allow} (RFC 9110, section 10.2.1), read from the OpenAPI document: the
 * router answers 405 without naming them.
 */
@ApplicationScoped
class AllowedMethods {

    private final OpenApiDocumentService openApi;
    private final ObjectMapper mapper;
    private volatile Map<Pattern, String> byPath;

    AllowedMethods(OpenApiDocumentService openApi, ObjectMapper mapper) {
        this.openApi = openApi;
        this.mapper = mapper;
    }

    /** The methods of this path, joined by commas; those of a page where the document does not name it. */
    String of(String path) {
        if (byPath == null) {
            byPath = read();
        }
        String plain = path.replaceAll(";[^/]*", "").replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
        return byPath.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("GET, HEAD, OPTIONS");
    }

    private Map<Pattern, String> read() {
        try {
            Map<Pattern, String> methods = new LinkedHashMap<>();
            JsonNode paths = mapper.readTree(openApi.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON))
                    .path("paths");
            paths.properties().forEach(path -> methods.put(pattern(path.getKey()), methods(path.getValue())));
            return methods;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static String methods(JsonNode path) {
        List<String> names = new ArrayList<>();
        path.fieldNames().forEachRemaining(names::add);
        return joined(names);
    }

    /** The value of {@code Allow} where these are documented; what is no method is passed over. */
    static String joined(Collection<String> documented) {
        TreeSet<String> methods = new TreeSet<>();
        methods.add("OPTIONS");
        documented.forEach(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.retainAll(Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE", "PATCH"));
        return String.join(", ", methods);
    }
}
