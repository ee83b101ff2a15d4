package org.trucewatch.kit.loop;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.probe.KitTest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@KitTest
class LivenessTest {

    @Inject
    Loops loops;

    @Test
    void theServiceSaysThatItIsNotAliveWhileOneOfItsLoopsIsIll() throws InterruptedException {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.data[0]['relays the outbox']", equalTo("well"));
        var ill = new AtomicBoolean(true);
        var loop = loops.of("a loop", Duration.ofMillis(10), () -> {
            if (ill.get()) {
                throw new NoClassDefFoundError("a class");
            }
            return false;
        });
        loop.start();
        try {
            await().until(() -> given().get("/q/health/live").statusCode() == 503);
            ill.set(false);
            await().until(() -> given().get("/q/health/live").statusCode() == 200);
        } finally {
            loop.stop();
        }
    }
}
