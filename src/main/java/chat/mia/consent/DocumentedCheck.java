package chat.mia.consent;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes {@link CheckHandler} in the OpenAPI document, which finds resources only. The last of all filters, since
 * nothing of what others add to every call is true of this one.
 */
@OpenApiFilter(stages = RunStage.BUILD, priority = Integer.MIN_VALUE)
public class DocumentedCheck implements OASFilter {

    private static final String DESCRIPTION =
            "For nginx auth_request and the like: asks no database, looks at no body, media type,"
                    + " Fetch Metadata or CSRF token, and answers 204 or 403 whatever comes. Any method does, and any path below this"
                    + " one. Needs the visitor's Cookie, Authorization and Sec-GPC. Without an access token a browser's own"
                    + " mia_analytics_id counts.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .addPathItem(
                        CheckPath.PREFIX + "/{category}",
                        OASFactory.createPathItem().GET(operation()));
    }

    private static Operation operation() {
        return OASFactory.createOperation()
                .summary("Whether a gateway may let a request of this category through")
                .description(DESCRIPTION)
                .addTag("Consent")
                .addParameter(OASFactory.createParameter()
                        .name("category")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .description("An optional category of the catalogue")
                        .schema(text())
                        .example("analytics"))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("204", answer("It may", List.of(Verdict.GRANTED)))
                        .addAPIResponse(
                                "403",
                                answer(
                                        "It may not, or nobody can tell; without a body",
                                        List.of(
                                                Verdict.REFUSED,
                                                Verdict.UNSET,
                                                Verdict.EXPIRED,
                                                Verdict.OUTDATED,
                                                Verdict.UNKNOWN))));
    }

    private static APIResponse answer(String description, List<Verdict> verdicts) {
        Schema schema = text();
        verdicts.forEach(verdict -> schema.addEnumeration(verdict.text()));
        return OASFactory.createAPIResponse()
                .description(description)
                .addHeader(
                        "Consent-Decision",
                        OASFactory.createHeader()
                                .description("Why")
                                .schema(schema)
                                .example(verdicts.get(0).text()));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
