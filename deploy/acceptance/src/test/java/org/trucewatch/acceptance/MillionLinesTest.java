package org.trucewatch.acceptance;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A batch of several times what the service may have in memory goes through it in one request. {@code trucewatch.lines}
 * says how many lines it has, if not a million.
 */
@EnabledIfSystemProperty(
        named = "trucewatch.long",
        matches = "true",
        disabledReason = "takes minutes; deploy/test --long")
class MillionLinesTest {

    private static final int LINES = Integer.getInteger("trucewatch.lines", 1_000_000);

    private final World world = World.started();

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyLineIsAnsweredInItsOrderByAServiceOfLittleMemory(Nothing form) throws IOException {
        var answered = new AtomicInteger();
        var first = form == Nothing.CSV ? 2 : 1;
        var service = world.stack.process(Component.INCIDENTS).orElseThrow();

        // of an agency whose reports no other test goes through
        form.call(world, "agency-un").send(form.lines("batch " + UUID.randomUUID(), LINES), answer -> {
            assertThat(answer.path("line").asInt()).isEqualTo(first + answered.getAndIncrement());
            assertThat(answer.path("status").asInt()).isEqualTo(201);
        });

        assertThat(answered).hasValue(LINES);
        assertThat(service.isAlive()).isTrue();
    }
}
