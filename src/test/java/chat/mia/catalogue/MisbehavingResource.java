package chat.mia.catalogue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Sets whatever the header {@code X-Cookie} asks for, and says that what the query names is granted. */
@Path("/testing/resource")
class MisbehavingResource {

    private final GrantedCategories granted;

    MisbehavingResource(GrantedCategories granted) {
        this.granted = granted;
    }

    @GET
    @Operation(hidden = true)
    public Response get(@HeaderParam("X-Cookie") List<String> cookies, @RestQuery List<String> grant) {
        if (!grant.isEmpty()) {
            granted.are(Set.copyOf(grant));
        }
        Response.ResponseBuilder answer = Response.ok("x");
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie));
        return answer.build();
    }
}
