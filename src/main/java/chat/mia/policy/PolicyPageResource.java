package chat.mia.policy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The policy as a page for people. */
@NonBlocking
@Path("/legal/cookies")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class PolicyPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance document(PolicyVersion version, List<PolicySection> sections, Locale locale);

        private Templates() {}
    }

    private final PublishedPolicies published;

    PolicyPageResource(PublishedPolicies published) {
        this.published = published;
    }

    @GET
    @Operation(hidden = true)
    public Response current(@RestQuery String lang, @Context HttpHeaders headers) {
        return page(published.current(), lang, headers);
    }

    @GET
    @Path("/{version}")
    @Operation(hidden = true)
    public Response version(String version, @RestQuery String lang, @Context HttpHeaders headers) {
        return page(published.find(version), lang, headers);
    }

    private Response page(PublishedPolicy policy, String lang, HttpHeaders headers) {
        PolicyDocument document = policy.best(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        String tag = '"' + document.sha256() + '"';
        boolean known = isKnown(tag, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        return (known ? Response.notModified() : Response.ok(document.html()))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, document.language().toLanguageTag())
                .header(HttpHeaders.VARY, "Accept-Language, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /**
     * Proxies that compress make the tag a weak one, so the comparison is weak (RFC 9110, section 13.1.2); that of
     * JAX-RS is strong.
     */
    private static boolean isKnown(String tag, String known) {
        return known != null && (known.trim().equals("*") || known.contains(tag));
    }
}
