package chat.mia.kit;

import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Refuses what {@link KitHandler} does not send, as everything else is refused. */
@Path("/kit/{name: .+}")
class KitResource {

    @GET
    @Operation(hidden = true)
    public Object missing() {
        throw Problem.of(WebProblem.NOT_FOUND, "The files of the kit are listed at /kit/manifest.json.");
    }
}
