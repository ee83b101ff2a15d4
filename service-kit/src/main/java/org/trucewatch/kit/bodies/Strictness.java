package org.trucewatch.kit.bodies;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import org.trucewatch.kit.problems.Characters;
import org.trucewatch.kit.problems.UnacceptableValue;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Predicate;

/** Lets every value be read from the one JSON type that it is written as, and from nothing else. */
final class Strictness extends BeanDeserializerModifier {

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reading) {
        return strict(reading);
    }

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> reading) {
        return strict(reading);
    }

    private static JsonDeserializer<?> strict(JsonDeserializer<?> reading) {
        var type = reading.logicalType();
        if (type == null) {
            return reading;
        }
        return switch (type) {
            case Textual, DateTime, OtherScalar, Enum -> new Strict(reading, token -> token == JsonToken.VALUE_STRING);
            case Integer, Float -> new Strict(reading, JsonToken::isNumeric);
            case Boolean -> new Strict(reading, JsonToken::isBoolean);
            default -> reading;
        };
    }

    private static final class Strict extends DelegatingDeserializer {

        private final transient Predicate<JsonToken> form;

        Strict(JsonDeserializer<?> reading, Predicate<JsonToken> form) {
            super(reading);
            this.form = form;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reading) {
            return new Strict(reading, form);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!form.test(parser.currentToken())) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            var value = super.deserialize(parser, context);
            if (value == null || value instanceof UUID id && !id.toString().equalsIgnoreCase(parser.getText())) {
                // Jackson reads no time and no id from an empty text, and an id from base64 too
                return context.handleWeirdStringValue(handledType(), parser.getText(), "not as it is written");
            }
            var fault = fault(value);
            if (fault != null) {
                throw new UnacceptableValue(parser, fault, handledType());
            }
            return value;
        }

        private static String fault(Object value) {
            if (value instanceof String text) {
                return Characters.fault(text);
            }
            return value instanceof Number number && !Double.isFinite(number.doubleValue())
                    ? "must be a number within its range"
                    : null;
        }
    }
}
