package chat.mia.pages;

import chat.mia.web.Languages;
import chat.mia.web.Problem;
import chat.mia.web.ProblemType;
import chat.mia.web.WebProblem;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages that the {@code type} of a problem leads to. */
@NonBlocking
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class ProblemPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance problems(List<ProblemType> types, Reader reader);

        static native TemplateInstance problem(ProblemType type, Reader reader);

        private Templates() {}
    }

    private final KnownProblems known;
    private final Languages languages;

    ProblemPageResource(KnownProblems known, Languages languages) {
        this.known = known;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> problems(
            @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Reader reader = Reader.of(languages, lang, preferences);
        return reader.answer(Templates.problems(known.types(), reader));
    }

    @GET
    @Path("/{slug}")
    @Operation(hidden = true)
    public RestResponse<String> problem(
            String slug, @RestQuery String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        Reader reader = Reader.of(languages, lang, preferences);
        return known.find(slug)
                .map(type -> reader.answer(Templates.problem(type, reader)))
                .orElseThrow(() -> Problem.of(WebProblem.NOT_FOUND, "All problems are listed at /problems."));
    }
}
