package chat.mia.policy;

import chat.mia.web.Problem;
import chat.mia.web.Representation;
import chat.mia.web.WebProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The policy as a page for people, for the requests that {@link PolicyHandler} leaves: unusual ways to write the address
 * or to ask for it, versions that there are not.
 */
@NonBlocking
@Path("/legal/cookies")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class PolicyPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance document(
                PolicyVersion version, List<PolicySection> sections, Locale locale, List<Locale> languages);

        private Templates() {}
    }

    private final PublishedPolicies published;
    private final PolicyPages pages;

    PolicyPageResource(PublishedPolicies published, PolicyPages pages) {
        this.published = published;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Response current(@Context HttpServerRequest request) {
        return answer(published.current(), request);
    }

    @GET
    @Path("/{version}")
    @Operation(hidden = true)
    public Response version(String version, @Context HttpServerRequest request) {
        return answer(published.find(version), request);
    }

    private Response answer(PublishedPolicy policy, HttpServerRequest request) {
        Representation page = pages.best(policy, request)
                .orElseThrow(() -> Problem.of(
                        WebProblem.NOT_ACCEPTABLE,
                        "Leave the header Accept-Encoding out, or accept identity or gzip."));
        boolean known = page.isKnown(request);
        Response.ResponseBuilder answer = known ? Response.notModified() : Response.ok(page.body());
        page.about().forEach((name, value) -> answer.header(name.toString(), value.toString()));
        if (!known) {
            page.content().forEach((name, value) -> answer.header(name.toString(), value.toString()));
        }
        return answer.build();
    }
}
