package chat.mia.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place that turns failures into answers. */
@Singleton
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger("mia.problem");

    /** What a 401 asks for that names nothing else (RFC 6750, section 3). */
    static final String CHALLENGE = "Bearer realm=\"mia\"";

    private final AllowedMethods allowedMethods;
    private final ProblemCounts counts;

    ProblemMapper(AllowedMethods allowedMethods, ProblemCounts counts) {
        this.allowedMethods = allowedMethods;
        this.counts = counts;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, HttpServerRequest request) {
        counts.add(problem.type());
        if (problem.type().securityRelevant()) {
            // The path only: a query could hold anything, and neither tokens nor addresses belong in a log.
            LOG.infof("refused %s: %s %s", problem.type().slug(), request.method(), LogSafe.text(request.path()));
        }
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type("application/problem+json")
                .entity(problem.body());
        if (problem.type().status() == 401 && !problem.headers().containsKey(HttpHeaders.WWW_AUTHENTICATE)) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        problem.headers().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.build();
    }

    /** Names the subclass too, because Quarkus has a mapper of its own for it, which repeats what was sent. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException failure, HttpServerRequest request) {
        if (failure instanceof InvalidDefinitionException || failure.getProcessor() instanceof JsonGenerator) {
            // An answer that cannot be written is no fault of the caller.
            return unforeseen(failure, request);
        }
        return problem(InvalidJson.problem(failure), request);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, HttpServerRequest request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unforeseen(failure, request);
        }
        return problem(
                switch (status) {
                    case 404 -> Problem.of(WebProblem.NOT_FOUND, "Check the path and the identifier in it.");
                    case 405 -> WebProblem.methodNotAllowed(allowedMethods.of(request.path()));
                    case 406 -> WebProblem.notAcceptable();
                    default -> InvalidJson.missing();
                },
                request);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure, HttpServerRequest request) {
        if (DatabaseAway.causes(failure)) {
            LOG.warnf("database away: %s %s: %s", request.method(), LogSafe.text(request.path()), failure.getClass());
            return problem(WebProblem.temporarilyUnavailable(), request);
        }
        UUID reference = UUID.randomUUID();
        LOG.errorf(failure, "internal error %s: %s %s", reference, request.method(), LogSafe.text(request.path()));
        return problem(WebProblem.internalError(reference.toString()), request);
    }
}
