package chat.mia.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the OpenAPI document the problems that every call may answer with, and their schema. The filters of features
 * run before it, so that it can put what they added in order; after it only those of calls that refuse in another way.
 */
@OpenApiFilter(stages = RunStage.BUILD, priority = Integer.MIN_VALUE + 1)
public class DocumentedProblems implements OASFilter {

    private static final String SCHEMA = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(SCHEMA, schema());
        for (DocumentedCall call : DocumentedCalls.of(document)) {
            call.mayAnswer(WebProblem.methodNotAllowed(allowed(document, call.path())));
            addProblems(call);
            complete(call.operation().getResponses());
        }
    }

    private static void addProblems(DocumentedCall call) {
        call.mayAnswer(WebProblem.notAcceptable());
        if (call.operation().getRequestBody() != null) {
            call.mayAnswer(WebProblem.bodyTooLarge());
            call.mayAnswer(WebProblem.unsupportedMediaType());
            call.mayAnswer(InvalidJson.missing());
        }
        if (call.isUnsafe()) {
            call.mayAnswer(WebProblem.crossSiteRequest("https://chat.example"));
        }
        call.mayAnswer(WebProblem.internalError("6a1f5a4e-3c0d-4d8e-9f43-2f6f0a1f7c55"));
        call.mayAnswer(WebProblem.temporarilyUnavailable());
    }

    private static String allowed(OpenAPI document, String path) {
        return AllowedMethods.joined(document.getPaths().getPathItem(path).getOperations().keySet().stream()
                .map(Enum::name)
                .toList());
    }

    private static void complete(APIResponses responses) {
        Map<String, APIResponse> byStatus = new TreeMap<>(responses.getAPIResponses());
        byStatus.forEach((status, response) -> {
            if (response.getContent() != null && response.getContent().hasMediaType(DocumentedCall.PROBLEM_JSON)) {
                response.getContent()
                        .getMediaType(DocumentedCall.PROBLEM_JSON)
                        .setSchema(OASFactory.createSchema().ref(SCHEMA));
            }
            boolean challenges =
                    response.getHeaders() != null && response.getHeaders().containsKey("WWW-Authenticate");
            if (status.equals("401") && !challenges) {
                DocumentedCall.addHeader(response, "WWW-Authenticate", ProblemMapper.CHALLENGE);
            }
        });
        responses.setAPIResponses(byStatus);
    }

    private static Schema schema() {
        Schema error = of(SchemaType.OBJECT, "What is wrong with one part of the input")
                .addProperty("field", of(SchemaType.STRING, "A JSON path, header or parameter; empty for the whole"))
                .addProperty("detail", of(SchemaType.STRING, "What would be right"));
        return of(SchemaType.OBJECT, "A refusal (RFC 9457); a kind of problem may have further members")
                .addProperty("type", of(SchemaType.STRING, "The page that explains it, /problems/<slug>"))
                .addProperty("title", of(SchemaType.STRING, "What happened, the same for each occurrence"))
                .addProperty("status", of(SchemaType.INTEGER, "The HTTP status"))
                .addProperty("detail", of(SchemaType.STRING, "What the caller can do"))
                .addProperty(
                        "errors", of(SchemaType.ARRAY, "For invalid input only").items(error))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("detail")
                .additionalPropertiesBoolean(true);
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
