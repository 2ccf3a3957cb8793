package chat.mia.account;

import chat.mia.account.Holdings.HeldAccount;
import chat.mia.account.Holdings.HeldFailures;
import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.HeldChain;
import chat.mia.consent.HeldEvent;
import chat.mia.consent.HeldRequest;
import chat.mia.consent.ToldChange;
import chat.mia.session.CurrentSession;
import chat.mia.session.SessionRecords.HeldSession;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path("/api/v1/account/data")
@Tag(name = "Account")
class HoldingsResource {

    private static final String ATTACHMENT = "attachment; filename=\"account-data.json\"";

    /** What is sent, for the OpenAPI document: it is written piece by piece and never exists as a whole. */
    @Schema(name = "AccountData")
    record AccountData(
            HeldAccount account,

            @Schema(description = "Oldest first, also those that are over")
            List<HeldSession> sessions,

            List<HeldFailures> failedPasswords,

            @Schema(description = "The account's own first") List<HeldChain> chains,

            @Schema(description = "Chain by chain, oldest first")
            List<HeldEvent> events,

            @Schema(description = "Those with an Idempotency-Key of the last day")
            List<HeldRequest> requests,

            @Schema(description = "What other services were told of the choice lately")
            List<ToldChange> told) {}

    private final Holdings holdings;
    private final CurrentSession current;

    HoldingsResource(Holdings holdings, CurrentSession current) {
        this.holdings = holdings;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @SignedIn
    @ReadsCookies
    @Operation(
            summary = "All that is held about me",
            description =
                    "As a file (GDPR, Articles 15 and 20). Left out is only what verifies passwords and tokens. It is sent while"
                            + " it is read: where the database goes away meanwhile, the connection is closed before the end.")
    @APIResponse(
            responseCode = "200",
            description = "Everything",
            headers =
                    @Header(
                            name = "Content-Disposition",
                            description = ATTACHMENT,
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            schema = @Schema(implementation = AccountData.class),
                            examples = @ExampleObject(name = "data", value = HoldingsExamples.DATA)))
    public RestMulti<Buffer> show(@Context HttpServerRequest request) {
        Multi<Buffer> data = request.method() == HttpMethod.HEAD
                ? Multi.createFrom().empty()
                : holdings.of(current.id().orElseThrow(), current.session());
        return RestMulti.fromMultiData(data)
                .encodeAsJsonArray(false)
                .header("Content-Disposition", ATTACHMENT)
                .build();
    }
}
