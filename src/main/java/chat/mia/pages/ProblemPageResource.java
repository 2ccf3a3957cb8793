package chat.mia.pages;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;
import chat.mia.web.WebProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The pages that the {@code type} of a problem leads to. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class ProblemPageResource {

    @CheckedTemplate
    static class Templates {

        static native TemplateInstance problems(List<ProblemType> types);

        static native TemplateInstance problem(ProblemType type);

        private Templates() {}
    }

    private final KnownProblems known;

    ProblemPageResource(KnownProblems known) {
        this.known = known;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(hidden = true)
    public TemplateInstance problems() {
        return Templates.problems(known.types()).setLocale(Locale.ENGLISH);
    }

    @GET
    @Path("/{slug}")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(hidden = true)
    public TemplateInstance problem(String slug) {
        return known.find(slug)
                .map(type -> Templates.problem(type).setLocale(Locale.ENGLISH))
                .orElseThrow(() -> Problem.of(WebProblem.NOT_FOUND, "All problems are listed at /problems."));
    }
}
