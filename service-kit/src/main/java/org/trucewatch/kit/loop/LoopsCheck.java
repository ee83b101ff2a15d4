package org.trucewatch.kit.loop;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import jakarta.enterprise.context.ApplicationScoped;

/** Not alive while a loop is ill or has ended without being asked to: requests alone are not what the service is for. */
@Liveness
@ApplicationScoped
class LoopsCheck implements HealthCheck {

    private final Loops loops;

    LoopsCheck(Loops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("loops");
        boolean alive = true;
        for (var loop : loops.all()) {
            response.withData(loop.name(), loop.state());
            alive &= !loop.isIll();
        }
        return response.status(alive).build();
    }
}
