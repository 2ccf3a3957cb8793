package chat.mia.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.time.Duration;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Describes in the OpenAPI document what {@link LimitsAttempts} announces. */
@OpenApiFilter(stages = RunStage.BUILD)
public class DocumentedLimits implements OASFilter {

    private final IndexView index;

    public DocumentedLimits(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentedCalls.annotated(document, index, LimitsAttempts.class)
                .forEach(call -> call.mayAnswer(WebProblem.tooManyAttempts(Duration.ofMinutes(12))));
    }
}
