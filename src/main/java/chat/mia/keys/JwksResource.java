package chat.mia.keys;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@NonBlocking
@Path("/.well-known/jwks.json")
@Tag(name = "Keys")
class JwksResource {

    private static final String CACHE_CONTROL = "public, max-age=" + RotationRules.JWKS_MAX_AGE.toSeconds();

    private static final String EXAMPLE = """
            {"keys": [{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig",
                       "kid": "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
                       "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                       "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""";

    /** A set of public keys (RFC 7517, section 5). */
    @Schema(name = "Jwks")
    record Jwks(List<Map<String, Object>> keys) {}

    private final PublishedKeys publishedKeys;

    JwksResource(PublishedKeys publishedKeys) {
        this.publishedKeys = publishedKeys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The public keys that access tokens and receipts are verified with",
            description =
                    "Choose the key by the token's kid, and require its typ: receipts are signed with keys of their own,"
                            + " which stay here for ever. Keys of access tokens are published long before they sign: keep the set for five"
                            + " minutes, and fetch it again at once for an unknown kid, but not more often than every few seconds,"
                            + " since anybody can make up a kid.")
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, description = "The ETag of the set that the caller has")
    @APIResponse(
            responseCode = "200",
            description = "A JSON Web Key Set (RFC 7517)",
            headers = {
                @Header(
                        name = "Cache-Control",
                        description = "public, max-age=300",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = "Changes with the set", schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            schema = @Schema(implementation = Jwks.class),
                            examples = @ExampleObject(name = "keys", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "The caller has the newest set")
    public Response keys(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        JwksDocument published = publishedKeys.document();
        // Compared weakly (RFC 9110, section 13.1.2): a proxy that compresses makes the tag a weak one.
        boolean same = known != null && (known.trim().equals("*") || known.contains(published.tag()));
        return (same ? Response.notModified() : Response.ok(published.json()))
                .header(HttpHeaders.ETAG, published.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }
}
