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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The page that shows what the service does, with buttons; its script talks to the public API and to nothing else. */
@NonBlocking
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class LandingPageResource {

    @CheckedTemplate
    static class Templates {

        /** @param asks whether there is anything to choose */
        static native TemplateInstance landing(boolean asks, Reader reader);

        private Templates() {}
    }

    private final Catalogue catalogue;
    private final Languages languages;

    LandingPageResource(Catalogue catalogue, Languages languages) {
        this.catalogue = catalogue;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> landing(
            @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Reader reader = Reader.of(languages, lang, preferences);
        return reader.answer(Templates.landing(!catalogue.optionalCategories().isEmpty(), reader));
    }
}
