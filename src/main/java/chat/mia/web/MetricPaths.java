package chat.mia.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps what callers invent out of metrics: methods that HTTP does not know, and paths whose method is refused or only
 * asked for its options, as these were matched to no template.
 */
@Singleton
class MetricPaths {

    private static final String REQUESTS = "http.server.requests";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Produces
    @Singleton
    MeterFilter inventions() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS) ? id.replaceTags(tags(id)) : id;
            }
        };
    }

    private static Iterable<Tag> tags(Meter.Id id) {
        Tags tags = Tags.of(id.getTags());
        String method = id.getTag("method");
        if (method != null && !METHODS.contains(method)) {
            tags = tags.and("method", "OTHER");
        }
        if ("OPTIONS".equals(method)) {
            return tags.and("uri", "OPTIONS");
        }
        return "405".equals(id.getTag("status")) ? tags.and("uri", "METHOD_NOT_ALLOWED") : tags;
    }
}
