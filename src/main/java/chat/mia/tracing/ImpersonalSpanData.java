package chat.mia.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * What a span says but for what could be of a person: addresses, paths and queries as they were sent, user agents, and the
 * messages of errors, in which a database repeats values. It lists what may go, since each release of the instrumentation may
 * add more. The names are those of OpenTelemetry's semantic conventions; statements have placeholders for their values.
 */
class ImpersonalSpanData extends DelegatingSpanData {

    private static final Set<String> IMPERSONAL = Set.of(
            "code.function.name",
            "db.collection.name",
            "db.operation",
            "db.operation.name",
            "db.query.text",
            "db.sql.table",
            "db.statement",
            "db.system",
            "db.system.name",
            "error.type",
            "exception.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "network.protocol.name",
            "network.protocol.version",
            "url.scheme");

    private final SpanContext context;
    private final SpanContext parent;
    private final Attributes attributes;
    private final List<EventData> events;

    ImpersonalSpanData(SpanData span) {
        super(span);
        context = impersonal(span.getSpanContext());
        parent = impersonal(span.getParentSpanContext());
        attributes = impersonal(span.getAttributes());
        events = span.getEvents().stream()
                .map(event ->
                        EventData.create(event.getEpochNanos(), event.getName(), impersonal(event.getAttributes())))
                .toList();
    }

    static boolean isImpersonal(AttributeKey<?> key) {
        return IMPERSONAL.contains(key.getKey());
    }

    static Attributes impersonal(Attributes attributes) {
        return attributes.toBuilder().removeIf(key -> !isImpersonal(key)).build();
    }

    /** Without the trace state, which is text of whoever called. */
    static SpanContext impersonal(SpanContext context) {
        return SpanContext.create(
                context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault());
    }

    @Override
    public SpanContext getSpanContext() {
        return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parent;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    /** Whose attributes may say anything. */
    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), null);
    }
}
