package chat.mia.tracing;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.All;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.RemoveableLateBoundSpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts {@link ImpersonalSpanProcessor} between the spans and whatever takes them away. The customizer of Quarkus that does the
 * same without it is excluded in <code>application.properties</code>. Where traces are off (<code>quarkus.otel.sdk.disabled</code>,
 * the default) nothing asks for this.
 */
@Singleton
class ImpersonalSpans implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final List<SpanProcessor> processors;

    ImpersonalSpans(@All List<SpanProcessor> processors) {
        this.processors = processors;
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, settings) -> {
            processors.stream()
                    .filter(processor -> !(processor instanceof RemoveableLateBoundSpanProcessor))
                    .map(ImpersonalSpanProcessor::new)
                    .forEach(provider::addSpanProcessor);
            return provider;
        });
    }
}
