package org.trucewatch.incidents.device;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Device keys, which phones show in the address or as the password of Basic (RFC 7617) beside the agency's id, and only
 * where phones have anything to do. A bearer token is looked at first.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class KeyMechanism implements HttpAuthenticationMechanism {

    private static final List<String> PLACES = List.of("/openrosa/", "/v1/kobo/");
    private static final String IN_ADDRESS = "/openrosa/key/";
    private static final String BASIC = "Basic ";

    /** What a phone shows. @param agency null where it says none */
    private record Shown(String agency, Secret secret) {}

    private final DeviceKeys keys;

    KeyMechanism(DeviceKeys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var shown = shown(request);
        if (shown.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(() -> known(shown.get()).orElse(null))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private Optional<SecurityIdentity> known(Shown shown) {
        return keys.good(shown.secret())
                .filter(key -> shown.agency() == null || shown.agency().equals(key.agency()))
                .map(KeyMechanism::identity);
    }

    private static SecurityIdentity identity(DeviceKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id().toString()))
                .addRole(Phone.ROLE)
                .addAttribute(Phone.KEY, key)
                .build();
    }

    private static Optional<Shown> shown(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.startsWith(IN_ADDRESS)) {
            var key = path.substring(IN_ADDRESS.length()).split("/", 2)[0];
            return Optional.of(new Shown(null, new Secret(key)));
        }
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return PLACES.stream().anyMatch(path::startsWith)
                        && header != null
                        && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? basic(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<Shown> basic(String base64) {
        try {
            var pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Shown(pair.substring(0, colon), new Secret(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem(); // the mappers of the kit answer, and say so where phones call
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
