package chat.mia.catalogue;

import chat.mia.web.DocumentedCalls;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Describes in the OpenAPI document what {@link ReadsCookies} enforces. */
@OpenApiFilter(stages = RunStage.BUILD)
public class DocumentedCookies implements OASFilter {

    private final IndexView index;

    public DocumentedCookies(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentedCalls.annotated(document, index, ReadsCookies.class)
                .forEach(call -> call.mayAnswer(CatalogueProblem.cookieDoubled()
                        .header("Set-Cookie", "csrf_token=; Path=/; Max-Age=0; Secure; SameSite=Strict")));
    }
}
