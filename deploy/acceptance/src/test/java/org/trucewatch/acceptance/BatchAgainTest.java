package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A batch that is sent again, whatever happened to it before, leaves each report once. */
class BatchAgainTest {

    private static final String AGENCY = "agency-snhr";
    private static final int LINES = 4000;

    private final World world = World.started();
    private final String mark = "batch " + UUID.randomUUID();
    private final Instant begun = Instant.now();

    @AfterEach
    void putBack() {
        world.stack.start(Component.INCIDENTS);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fromTwoConnectionsAtOnceAndOnceMore(Nothing form) throws Exception {
        var senders = Executors.newFixedThreadPool(2);
        try {
            Callable<List<JsonNode>> send = () -> sent(form);
            var one = senders.submit(send);
            var other = senders.submit(send);

            assertThat(ids(one.get())).isEqualTo(ids(other.get())).hasSize(LINES);
            assertThat(created(one.get()) + created(other.get())).isEqualTo(LINES);
            assertThat(created(sent(form))).isZero();
            eachIsThereOnce(one.get());
        } finally {
            senders.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void afterTheServiceWasKilledInTheMiddle(Nothing form) throws Exception {
        var answered = new ArrayList<JsonNode>();
        var killed = new CountDownLatch(1);
        // it cannot have had all of it, and is busy with what it had
        var lines = heldUp(form.lines(mark, LINES), 3 * LINES / 4, killed);
        assertThatThrownBy(() -> form.call(world, AGENCY).send(lines, answer -> {
                    answered.add(answer);
                    if (answered.size() == LINES / 4) {
                        world.stack.kill9(Component.INCIDENTS);
                        killed.countDown();
                    }
                }))
                .isInstanceOf(IOException.class);
        world.stack.start(Component.INCIDENTS);

        var again = sent(form);

        assertThat(answered).hasSizeBetween(LINES / 4, LINES - 1);
        assertThat(again).hasSize(LINES);
        // what was answered was there
        assertThat(again.subList(0, answered.size())).allMatch(answer -> status(answer) == 200);
        assertThat(created(again)).isPositive();
        eachIsThereOnce(again);
    }

    private List<JsonNode> sent(Nothing form) throws IOException {
        var answers = new ArrayList<JsonNode>();
        form.call(world, AGENCY).send(form.lines(mark, LINES), answers::add);
        assertThat(answers).allMatch(answer -> status(answer) == 200 || status(answer) == 201);
        return answers;
    }

    private void eachIsThereOnce(List<JsonNode> answers) {
        var there = world.all(AGENCY, world.incidents, "/v1/reports?since=" + begun).stream()
                .filter(report -> report.at("/origin/name").asText().equals(mark))
                .toList();
        assertThat(ids(there)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(answers));
    }

    private static List<String> ids(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.path("id").asText()).toList();
    }

    private static long created(List<JsonNode> answers) {
        return answers.stream().filter(answer -> status(answer) == 201).count();
    }

    private static int status(JsonNode answer) {
        return answer.path("status").asInt();
    }

    /** All of them, but after some it waits. */
    private static Iterator<String> heldUp(Iterator<String> lines, int after, CountDownLatch until) {
        return new Iterator<>() {
            private int count;

            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public String next() {
                if (count++ == after) {
                    try {
                        until.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return lines.next();
            }
        };
    }
}
