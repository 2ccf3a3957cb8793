package chat.mia.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;

/** A span that has ended, in which only {@link ImpersonalSpanData} can be read. */
record ImpersonalSpan(ReadableSpan span) implements ReadableSpan {

    @Override
    public SpanData toSpanData() {
        return new ImpersonalSpanData(span.toSpanData());
    }

    @Override
    public <T> T getAttribute(AttributeKey<T> key) {
        return ImpersonalSpanData.isImpersonal(key) ? span.getAttribute(key) : null;
    }

    @Override
    public Attributes getAttributes() {
        return ImpersonalSpanData.impersonal(span.getAttributes());
    }

    @Override
    public SpanContext getSpanContext() {
        return ImpersonalSpanData.impersonal(span.getSpanContext());
    }

    @Override
    public SpanContext getParentSpanContext() {
        return ImpersonalSpanData.impersonal(span.getParentSpanContext());
    }

    @Override
    public String getName() {
        return span.getName();
    }

    @Override
    public SpanKind getKind() {
        return span.getKind();
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return span.getInstrumentationLibraryInfo();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return span.getInstrumentationScopeInfo();
    }

    @Override
    public boolean hasEnded() {
        return span.hasEnded();
    }

    @Override
    public long getLatencyNanos() {
        return span.getLatencyNanos();
    }
}
