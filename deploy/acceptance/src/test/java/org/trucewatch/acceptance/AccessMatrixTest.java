package org.trucewatch.acceptance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.trucewatch.acceptance.AccessTable.Call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call of the services' access matrices, by every role and by those whose token is none. Each is made about
 * things for which the call is answered, so that a refusal has no other reason than the role.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final Map<String, String> ACCOUNT_OF = Map.of(
            "agency", "agency-rcc",
            "reviewer", "reviewer-us",
            "adjudicator", "adjudicator",
            "party-officer", "officer-us",
            "guarantor-officer", "guarantor-us",
            "source-keeper", "keeper",
            "operator", "operator",
            "auditor", "auditor");

    /** Phones have keys and no accounts. */
    private static final String PHONE = "device";

    private final World world = World.started();
    private final List<Call> calls = AccessTable.read(world.settings);
    private Probes probes;

    @BeforeAll
    void prepare() {
        world.setClock(World.OFFICE_HOURS);
        probes = Probes.prepare(world);
    }

    @AfterAll
    void putBack() {
        world.api
                .put("officer-us", world.notification, "/v1/parties/US/endpoints", NotificationProbes.dutyDesk())
                .expecting(200);
        world.setClockRight();
    }

    @Test
    void everyCallOfTheMatricesIsProbedAndNoOther() {
        assertThat(probes.calls())
                .containsExactlyInAnyOrderElementsOf(
                        calls.stream().map(Call::title).toList());
    }

    @Test
    void theMatricesNameNoRoleThatNobodyHas() {
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.roles()).isNotEmpty().allSatisfy(role -> assertThat(
                                ACCOUNT_OF.containsKey(role)
                                        || Set.of(PHONE, "anyone").contains(role))
                        .as(role)
                        .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> whomTheMatrixDoesNotNameIsRefused() {
        return each(call -> ACCOUNT_OF.forEach((role, account) -> {
            if (!call.lets(role)) {
                assertThat(status(call, world.http.token(account))).as(role).isEqualTo(403);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> withoutAGoodTokenNoCallIsAnswered() {
        var wrong = new HashMap<String, String>();
        wrong.put("none", null);
        wrong.put("no token at all", "nonsense");
        wrong.put("other key", Forged.withAnotherKey(world.http.token("operator")));
        wrong.put("other audience", world.stack.realm().tokenFor("operator", "other-audience"));
        wrong.put("expired", Forged.expired(world.stack.realm()));
        return each(call -> wrong.forEach((what, token) -> {
            if (!call.roles().contains("anyone")) {
                assertThat(status(call, token)).as(what).isEqualTo(401);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> whomTheMatrixNamesIsAnswered() {
        return each(call -> ACCOUNT_OF.forEach((role, account) -> {
            if (call.lets(role)) {
                var status = status(call, world.http.token(account));
                if (probes.of(call).there()) {
                    assertThat(status).as(role).isBetween(200, 299);
                } else {
                    assertThat(status).as(role).isIn(404, 409, 422);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aPhoneMakesItsCallsAndNoOther() {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString(("rcc:" + probes.phoneKey()).getBytes(StandardCharsets.UTF_8));
        return each(call -> {
            var probe = probes.of(call);
            var at = world.services().get(call.service()) + probe.path().replace(PhoneProbes.KEY, probes.phoneKey());
            var status = world.http.statusAs(basic, call.verb(), URI.create(at), probe.type(), probe.body());
            if (call.lets(PHONE)) {
                assertThat(status).isBetween(200, 299);
            } else if (!call.lets("anyone")) {
                assertThat(status).isEqualTo(401);
            }
        });
    }

    private Stream<DynamicTest> each(Consumer<Call> test) {
        return calls.stream()
                .map(call -> DynamicTest.dynamicTest(call.title(), () -> {
                    assertThat(probes.calls()).as("probes").contains(call.title());
                    test.accept(call);
                }));
    }

    private int status(Call call, String token) {
        var probe = probes.of(call);
        var at = URI.create(world.services().get(call.service()) + probe.path());
        return world.http.status(call.verb(), at, token, probe.type(), probe.body());
    }
}
