package chat.mia.pages;

import chat.mia.catalogue.Catalogue;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The page that shows what the service does, with buttons; its script talks to the public API and to nothing else. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class LandingPageResource {

    @CheckedTemplate
    static class Templates {

        /** @param asks whether there is anything to choose */
        static native TemplateInstance landing(boolean asks);

        private Templates() {}
    }

    private final Catalogue catalogue;

    LandingPageResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(hidden = true)
    public TemplateInstance landing() {
        return Templates.landing(!catalogue.optionalCategories().isEmpty()).setLocale(Locale.ENGLISH);
    }
}
