package org.trucewatch.notification;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trucewatch.local.PatientTests;
import org.trucewatch.local.ServiceTestResources;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test inside the service, on real PostgreSQL and RabbitMQ and with a real mail server. */
@QuarkusTest
@ExtendWith(PatientTests.class)
@WithTestResource(value = ServiceTestResources.class, initArgs = @ResourceArg(name = "service", value = "notification"))
@WithTestResource(Surroundings.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NotificationTest {}
