package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.Problem;
import chat.mia.web.SignedInOrAnonymous;
import chat.mia.web.WebProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The texts in which consent is asked for. Answers are the stored text as it is, so that its hash stays true. */
@NonBlocking
@Path("/api/v1/consent/notice")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class NoticeResource {

    private static final String PROBLEM = "application/problem+json";

    private static final String HASH =
            "sha256 is the SHA-256, in lower-case hexadecimal, of the canonical JSON (RFC 8785) of all the other members.";

    /** What the answers are described by. */
    @Schema(name = "ConsentNotice")
    record Answer(
            @Schema(pattern = "[0-9a-f]{64}") String sha256,

            @Schema(
                    description = "The language that it is in, which may be another than was asked for",
                    examples = "en")
            String locale,

            @Schema(examples = "2026-04-25") String policyVersion,
            String title,
            String body,
            String accept,
            String decline,
            String choose,
            List<AskedCategory> categories,

            @Schema(description = "How the three answers stand", examples = NoticeText.LAYOUT)
            String layout) {}

    /** What is asked for; {@code storage} names the catalogue entries that a Yes allows. */
    @Schema(name = "ConsentNoticeCategory")
    record AskedCategory(
            @Schema(examples = "analytics") String id,
            String name,
            String description,
            List<String> storage,

            @Schema(
                    description = "The longest that any of it is kept: an ISO 8601 period, session or persistent",
                    examples = "P12M")
            String retention) {}

    private final Notices notices;

    NoticeResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    @Operation(
            summary = "The text to show when consent is asked for",
            description = "Send its hash with the choice, and the ledger can prove what was shown. " + HASH)
    @APIResponse(
            responseCode = "200",
            description = "The notice of the version in force, in the language that fits best, else in its first one",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "notice", value = NoticeExamples.NOTICE)))
    @APIResponse(
            responseCode = "400",
            description = "The locale is no language tag",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "invalid-request", value = NoticeExamples.INVALID_LOCALE)))
    public Uni<String> show(
            @Parameter(description = "The BCP 47 tag of the language that is wanted", example = "de-AT")
                    @QueryParam("locale")
                    @DefaultValue(NoticeMessages.LANGUAGE)
                    String locale) {
        if (!ChoiceShape.isLocale(locale)) {
            throw Problem.invalid("locale", ChoiceShape.LOCALE_RULE);
        }
        return notices.in(locale).map(Notice::json);
    }

    @GET
    @Path("/{sha256}")
    @Operation(
            summary = "A notice by its hash",
            description = "Any that was ever given out: what an event or a receipt attests was shown. " + HASH)
    @APIResponse(
            responseCode = "200",
            description = "The notice as it was given out",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "notice", value = NoticeExamples.NOTICE)))
    @APIResponse(
            responseCode = "404",
            description = "No notice has this hash",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "not-found", value = NoticeExamples.NOT_FOUND)))
    public Uni<String> find(
            @Parameter(description = "In lower-case hexadecimal", example = NoticeExamples.SHA256) String sha256) {
        return notices.find(sha256)
                .map(found -> found.map(Notice::json)
                        .orElseThrow(() -> Problem.of(
                                WebProblem.NOT_FOUND, "Take the hash from an event, a receipt or a notice as it is.")));
    }
}
