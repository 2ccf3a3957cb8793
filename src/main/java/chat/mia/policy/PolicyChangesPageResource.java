package chat.mia.policy;

import chat.mia.web.Languages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** All versions of the policy and what changed between two of them, as a page for people. */
@NonBlocking
@Path("/legal/cookies/changes")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class PolicyChangesPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance changes(
                PolicyChanges difference,
                List<ListedVersion> versions,
                String current,
                Locale locale,
                List<Locale> languages);

        private Templates() {}
    }

    private final ComparedPolicies compared;
    private final PublishedPolicies published;
    private final Languages languages;

    PolicyChangesPageResource(ComparedPolicies compared, PublishedPolicies published, Languages languages) {
        this.compared = compared;
        this.published = published;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Locale language = languages.best(lang, preferences);
        TemplateInstance page = Templates.changes(
                compared.between(from, to, language),
                published.listed(),
                published.current().name(),
                language,
                languages.all());
        return RestResponse.ResponseBuilder.ok(page.setLocale(language).render())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
