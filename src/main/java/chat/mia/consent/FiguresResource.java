package chat.mia.consent;

import chat.mia.web.AdminOnly;
import chat.mia.web.Deadline;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How often people agree, for admins. */
@Path("/api/v1/admin/consent/figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class FiguresResource {

    private final Figures figures;
    private final Clock clock;
    private final Deadline deadline;

    FiguresResource(Figures figures, Clock clock, Deadline deadline) {
        this.figures = figures;
        this.clock = clock;
        this.deadline = deadline;
    }

    @GET
    @SignedIn
    @AdminOnly
    @Operation(
            summary = "Acceptance and refusal by day, source, locale and policy version",
            description =
                    "Exact at the moment of the call. Events of the ledger are counted, not people: who chooses twice is"
                            + " counted twice, and nobody can tell how many browsers stand behind refusals without a subject. What"
                            + " was purged from the ledger stays counted.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            schema = @Schema(implementation = FiguresView.class),
                            examples = @ExampleObject(name = "figures", value = FiguresExamples.FIGURES)))
    @APIResponse(
            responseCode = "400",
            description = "The period is not valid",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples =
                                    @ExampleObject(name = "invalid-request", value = FiguresExamples.INVALID_REQUEST)))
    public Uni<FiguresView> figures(
            @Parameter(
                            description = "The first day, UTC; 29 days before the last where it is left out",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String from,
            @Parameter(
                            description =
                                    "The last day, UTC, at most 365 days after the first; today where it is left out",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return deadline.on(figures.of(FiguresPeriod.of(from, to, today)));
    }
}
