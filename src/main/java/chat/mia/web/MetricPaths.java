package chat.mia.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps paths that callers invent out of metrics: where the method is refused, the path was matched to no template. */
@Singleton
class MetricPaths {

    private static final String REQUESTS = "http.server.requests";

    @Produces
    @Singleton
    MeterFilter refusedMethods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS) && "405".equals(id.getTag("status"))
                        ? id.replaceTags(Tags.of(id.getTags()).and("uri", "METHOD_NOT_ALLOWED"))
                        : id;
            }
        };
    }
}
