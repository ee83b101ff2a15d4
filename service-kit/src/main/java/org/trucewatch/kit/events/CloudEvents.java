package org.trucewatch.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;

import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * CloudEvents 1.0, structured mode, JSON ({@code application/cloudevents+json}), with the extension attributes
 * {@code agreementid}, {@code revision}, {@code exercise} and, from the distributed tracing extension,
 * {@code traceparent}.
 */
public final class CloudEvents {

    public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private static final JsonFormat FORMAT = new JsonFormat();

    private CloudEvents() {}

    public static byte[] toBytes(Event event) {
        var builder = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(event.source()))
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withExtension("agreementid", event.agreementId())
                .withExtension("revision", Math.toIntExact(event.revision()))
                .withExtension("exercise", event.drill());
        if (event.traceparent() != null) {
            builder.withExtension("traceparent", event.traceparent());
        }
        return FORMAT.serialize(builder.withData("application/json", JsonCloudEventData.wrap(event.data()))
                .build());
    }

    /** @throws UnreadableEvent when the bytes are no CloudEvent of ours */
    public static Event fromBytes(byte[] bytes) {
        try {
            CloudEvent event = FORMAT.deserialize(bytes);
            return new Event(
                    UUID.fromString(event.getId()),
                    event.getSource().toString(),
                    event.getType(),
                    event.getSubject(),
                    (String) event.getExtension("agreementid"),
                    ((Number) event.getExtension("revision")).longValue(),
                    Boolean.TRUE.equals(event.getExtension("exercise")),
                    event.getTime().toInstant(),
                    (String) event.getExtension("traceparent"),
                    dataOf(event));
        } catch (RuntimeException | IOException e) {
            throw new UnreadableEvent("not a CloudEvent of this suite", e);
        }
    }

    private static JsonNode dataOf(CloudEvent event) throws IOException {
        if (event.getData() instanceof JsonCloudEventData json) {
            return json.getNode();
        }
        return Json.MAPPER.readTree(event.getData().toBytes());
    }
}
