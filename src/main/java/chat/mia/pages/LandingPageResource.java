package chat.mia.pages;

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

        static native TemplateInstance landing();

        private Templates() {}
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(hidden = true)
    public TemplateInstance landing() {
        return Templates.landing().setLocale(Locale.ENGLISH);
    }
}
