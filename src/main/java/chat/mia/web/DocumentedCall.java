package chat.mia.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A call in the OpenAPI document. */
public record DocumentedCall(HttpMethod method, String path, Operation operation) {

    static final String PROBLEM_JSON = "application/problem+json";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Whether it may change something. */
    public boolean isUnsafe() {
        return !SAFE.contains(method);
    }

    /** Adds a refusal with its headers as an example; one of the same kind that the resource method declares stays. */
    public void mayAnswer(Problem problem) {
        APIResponse response = response(problem.type().status());
        MediaType content = problemContent(response);
        String slug = problem.type().slug();
        if (content.getExamples() != null && content.getExamples().containsKey(slug)) {
            return;
        }
        content.addExample(slug, OASFactory.createExample().value(plain(problem)));
        response.setDescription(joined(response.getDescription(), problem.type().title()));
        problem.headers().forEach((name, values) -> addHeader(response, name, values.get(0)));
    }

    static void addHeader(APIResponse response, String name, String example) {
        response.addHeader(
                name,
                OASFactory.createHeader()
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                        .example(example));
    }

    private APIResponse response(int status) {
        String code = Integer.toString(status);
        if (operation.getResponses().getAPIResponse(code) == null) {
            operation.getResponses().addAPIResponse(code, OASFactory.createAPIResponse());
        }
        return operation.getResponses().getAPIResponse(code);
    }

    private static MediaType problemContent(APIResponse response) {
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        if (!response.getContent().hasMediaType(PROBLEM_JSON)) {
            response.getContent().addMediaType(PROBLEM_JSON, OASFactory.createMediaType());
        }
        return response.getContent().getMediaType(PROBLEM_JSON);
    }

    private static String joined(String description, String title) {
        return description == null || description.isBlank()
                ? title
                : description + "; " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** The body as maps, lists and simple values: the document's writer knows no others. */
    private static Map<String, Object> plain(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>(problem.body());
        body.computeIfPresent(
                "errors",
                (name, errors) -> ((List<?>) errors)
                        .stream()
                                .map(Problem.InvalidField.class::cast)
                                .map(error -> Map.of("field", error.field(), "detail", error.detail()))
                                .toList());
        return body;
    }
}
