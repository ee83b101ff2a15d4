package org.trucewatch.kit.inbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.trucewatch.kit.events.Event;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Continues the traces that events carry: reading one event is a child of the change that it tells of, reading several
 * is a span of its own with a link to each (OpenTelemetry's messaging conventions).
 */
@ApplicationScoped
class Tracing {

    private static final TextMapGetter<Event> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Event event) {
            return List.of("traceparent");
        }

        @Override
        public String get(Event event, String key) {
            return "traceparent".equals(key) ? event.traceparent() : null;
        }
    };

    private final OpenTelemetry telemetry;

    Tracing(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    void around(String queue, List<Event> events, Runnable reading) {
        var builder = telemetry
                .getTracer("trucewatch")
                .spanBuilder("process " + queue)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "rabbitmq")
                .setAttribute("messaging.destination.name", queue)
                .setAttribute("messaging.batch.message_count", events.size());
        if (events.size() == 1) {
            builder.setParent(contextOf(events.get(0)));
        } else {
            events.forEach(
                    event -> builder.addLink(Span.fromContext(contextOf(event)).getSpanContext()));
        }
        var span = builder.startSpan();
        try (var current = span.makeCurrent()) {
            reading.run();
        } catch (RuntimeException e) {
            span.recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static Context contextOf(Event event) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), event, TRACEPARENT);
    }
}
