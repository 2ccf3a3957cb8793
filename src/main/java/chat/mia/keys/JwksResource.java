package chat.mia.keys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

@Path("/.well-known/jwks.json")
@Tag(name = "Keys")
class JwksResource {

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
    public Jwks keys() {
        return new Jwks(StreamSupport.stream(signingKeys.published().spliterator(), false)
                .map(key -> KeyPairs.publicJwk(key).toParams(OutputControlLevel.PUBLIC_ONLY))
                .toList());
    }
}
