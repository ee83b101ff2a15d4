package org.trucewatch.notification.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.OffsetDateTime;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A time that can be meant, and that database and calendars can hold. */
@Constraint(validatedBy = Datable.Years.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface Datable {

    String message() default "must be a time of the years 1900 to 2999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for others to refuse. */
    class Years implements ConstraintValidator<Datable, OffsetDateTime> {

        private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

        static boolean have(Instant time) {
            return !time.isBefore(FIRST) && time.isBefore(LAST);
        }

        @Override
        public boolean isValid(OffsetDateTime time, ConstraintValidatorContext context) {
            return time == null || have(time.toInstant());
        }
    }
}
