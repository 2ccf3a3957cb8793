package chat.mia.pages;

import chat.mia.catalogue.Catalogue;
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

/**
 * The page for admins. It is a frame with words and holds nothing else, so anybody may have it: what it shows its script
 * asks the API for, which asks for the role.
 */
@NonBlocking
@Path("/admin")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class AdminPageResource {

    @CheckedTemplate
    static class Templates {

        /**
         * @param csrfCookie the name of the cookie that scripts repeat
         * @param choiceKey the name under which they remember the choice
         */
        static native TemplateInstance admin(
                Locale locale, List<Locale> languages, String csrfCookie, String choiceKey);

        private Templates() {}
    }

    private final Catalogue catalogue;
    private final Languages languages;

    AdminPageResource(Catalogue catalogue, Languages languages) {
        this.catalogue = catalogue;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(
            @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Locale language = languages.best(lang, preferences);
        TemplateInstance page = Templates.admin(
                language,
                languages.all(),
                catalogue.essentialCookie("csrf-token").name(),
                catalogue.find("consent-choice").orElseThrow().name());
        return RestResponse.ResponseBuilder.ok(page.setLocale(language).render())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
