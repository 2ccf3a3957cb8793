package chat.mia.policy;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the policy's page is rendered. */
@ApplicationScoped
class RenderedTemplates {

    private final AtomicInteger documents = new AtomicInteger();

    void count(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(instance -> {
            if (instance.getTemplate().getId().contains("PolicyPageResource/document")) {
                documents.incrementAndGet();
            }
        });
    }

    int documents() {
        return documents.get();
    }
}
