package chat.mia.pages;

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
 * The page for admins. It is a frame with words and holds nothing else, so anybody may have it: what it shows its script
 * asks the API for, which asks for the role.
 */
@NonBlocking
@Path("/admin")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class AdminPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance admin(Reader reader);

        private Templates() {}
    }

    private final Languages languages;

    AdminPageResource(Languages languages) {
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(
            @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Reader reader = Reader.of(languages, lang, preferences);
        return reader.answer(Templates.admin(reader));
    }
}
