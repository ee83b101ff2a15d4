package org.trucewatch.kit.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the caller of the present request from its verified token. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller current() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException("a bearer token is needed");
        }
        return new Caller(
                token.getSubject(),
                token.getName(),
                identity.getRoles(),
                token.getClaim("agency"),
                token.getClaim("party"));
    }
}
