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

/**
 * Where people see and change what belongs to them. The page is the same for everybody: what is somebody's its script asks
 * the API for, so that no copy of the page holds it.
 */
@NonBlocking
@Path("/privacy")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class PrivacyPageResource {

    /** Which preferences the deployment lets browsers keep. */
    record Kept(boolean theme, boolean language, boolean accent) {

        static Kept of(Catalogue catalogue) {
            return new Kept(
                    catalogue.find("theme").isPresent(),
                    catalogue.find("language").isPresent(),
                    catalogue.find("accent-color").isPresent());
        }

        public boolean isAny() {
            return theme || language || accent;
        }
    }

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance privacy(Reader reader, Kept kept);

        private Templates() {}
    }

    private final Catalogue catalogue;
    private final Languages languages;

    PrivacyPageResource(Catalogue catalogue, Languages languages) {
        this.catalogue = catalogue;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> privacy(
            @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Reader reader = Reader.of(languages, lang, preferences);
        return reader.answer(Templates.privacy(reader, Kept.of(catalogue)));
    }
}
