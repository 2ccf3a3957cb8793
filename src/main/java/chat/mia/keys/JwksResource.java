package chat.mia.keys;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

@NonBlocking
@Path("/.well-known/jwks.json")
@Tag(name = "Keys")
class JwksResource {

    private static final String EXAMPLE = """
            {"keys": [{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig",
                       "kid": "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
                       "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                       "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""";

    /** A set of public keys (RFC 7517, section 5). */
    public record Jwks(List<Map<String, Object>> keys) {}

    private final SigningKeys signingKeys;

    JwksResource(SigningKeys signingKeys) {
        this.signingKeys = signingKeys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
    @Operation(
            summary = "The public keys that access tokens are verified with",
            description = "Choose the key by the token's kid; fetch again when a kid is unknown.")
    @APIResponse(
            responseCode = "200",
            description = "A JSON Web Key Set (RFC 7517)",
            headers =
                    @Header(
                            name = "Cache-Control",
                            description = "public, max-age=300",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            schema = @Schema(implementation = Jwks.class),
                            examples = @ExampleObject(name = "keys", value = EXAMPLE)))
    public Jwks keys() {
        return new Jwks(StreamSupport.stream(signingKeys.published().spliterator(), false)
                .map(key -> KeyPairs.publicJwk(key).toParams(OutputControlLevel.PUBLIC_ONLY))
                .toList());
    }
}
