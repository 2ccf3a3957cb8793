package chat.mia.events;

import chat.mia.web.DocumentedCalls;
import chat.mia.web.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Describes in the OpenAPI document what readers of events may be refused. */
@OpenApiFilter(stages = RunStage.BUILD)
public class DocumentedEvents implements OASFilter {

    private final IndexView index;

    public DocumentedEvents(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentedCalls.annotated(document, index, ChecksCursor.class).forEach(call -> {
            call.mayAnswer(Problem.invalid("after", "Must be next, or the id of an event, as it was given."));
            call.mayAnswer(EventsProblem.eventsGone());
            call.mayAnswer(EventsProblem.tooManyStreams());
        });
    }
}
