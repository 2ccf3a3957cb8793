package chat.mia.clients;

import chat.mia.web.DocumentedCall;
import chat.mia.web.DocumentedCalls;
import chat.mia.web.ForClients;
import chat.mia.web.ForOAuthClients;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type;
import org.jboss.jandex.IndexView;

/** Describes in the OpenAPI document what {@link ForClients} and {@link ForOAuthClients} enforce. */
@OpenApiFilter(stages = RunStage.BUILD)
public class DocumentedClients implements OASFilter {

    private static final String SCHEME = "client";

    private final IndexView index;

    public DocumentedClients(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(Type.HTTP)
                                .scheme("basic")
                                .description("Id and secret of a service client, for programs and not for browsers"));
        DocumentedCalls.annotated(document, index, ForClients.class).forEach(call -> {
            require(call);
            call.mayAnswer(ClientProblem.invalidClient());
        });
        DocumentedCalls.annotated(document, index, ForOAuthClients.class).forEach(call -> {
            require(call);
            call.operation().getResponses().addAPIResponse("401", refusal());
        });
    }

    private static void require(DocumentedCall call) {
        call.operation()
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
    }

    private static APIResponse refusal() {
        APIResponse refusal = OASFactory.createAPIResponse()
                .description("The client credentials are missing or wrong (RFC 6749, section 5.2)");
        refusal.addHeader(
                "WWW-Authenticate",
                OASFactory.createHeader()
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                        .example(ClientProblem.CHALLENGE));
        return refusal.content(OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().addType(SchemaType.OBJECT))
                                .addExample(
                                        "invalid_client",
                                        OASFactory.createExample().value(ClientCheck.OAUTH_REFUSAL))));
    }
}
