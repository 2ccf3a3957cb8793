package chat.mia.session;

import chat.mia.web.AdminOnly;
import chat.mia.web.DocumentedCall;
import chat.mia.web.DocumentedCalls;
import chat.mia.web.SignedIn;
import chat.mia.web.SignedInOrAnonymous;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.In;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type;
import org.jboss.jandex.IndexView;

/** Describes in the OpenAPI document what {@link SignedIn} and {@link SignedInOrAnonymous} enforce. */
@OpenApiFilter(stages = RunStage.BUILD)
public class DocumentedSignIn implements OASFilter {

    private final IndexView index;

    public DocumentedSignIn(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SessionExamples.ACCESS_COOKIE,
                        cookie(SessionExamples.ACCESS_COOKIE, "The access token, an ES256 JWT (RFC 9068)"))
                .addSecurityScheme(
                        SessionExamples.REFRESH_COOKIE,
                        cookie(
                                SessionExamples.REFRESH_COOKIE,
                                "The refresh token; sent to /api/v1/session and below it only"))
                .addSecurityScheme(SessionExamples.BEARER, bearer());
        DocumentedCalls.annotated(document, index, SignedIn.class).forEach(DocumentedSignIn::describe);
        DocumentedCalls.annotated(document, index, AdminOnly.class)
                .forEach(call -> call.mayAnswer(SessionProblem.notAllowed()));
        DocumentedCalls.annotated(document, index, SignedInOrAnonymous.class).forEach(call -> {
            describe(call);
            // An empty requirement makes the others optional (OpenAPI 3.1, section 4.8.10).
            call.operation().addSecurityRequirement(OASFactory.createSecurityRequirement());
        });
    }

    private static void describe(DocumentedCall call) {
        call.operation()
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SessionExamples.ACCESS_COOKIE))
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SessionExamples.BEARER));
        call.mayAnswer(SessionProblem.notSignedIn());
        call.mayAnswer(SessionProblem.accessTokenExpired());
        call.mayAnswer(SessionProblem.sessionEnded());
        if (call.isUnsafe()) {
            call.mayAnswer(SessionProblem.csrfTokenMismatch());
            call.operation().addParameter(csrfToken());
        }
    }

    private static Parameter csrfToken() {
        return OASFactory.createParameter()
                .name("X-CSRF-Token")
                .in(Parameter.In.HEADER)
                .description(SessionExamples.CSRF_TOKEN)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static SecurityScheme cookie(String name, String description) {
        return OASFactory.createSecurityScheme()
                .type(Type.APIKEY)
                .in(In.COOKIE)
                .name(name)
                .description(description);
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                        "The access token. With this header all cookies are ignored, valid or not, and none is set.");
    }
}
