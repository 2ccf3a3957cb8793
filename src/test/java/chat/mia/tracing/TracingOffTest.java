package chat.mia.tracing;

import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TracingOffTest {

    @Inject
    Vertx vertx;

    @Test
    void calls_asDelivered_areNotMeasured() {
        assertNull(((VertxInternal) vertx).tracer());
    }
}
