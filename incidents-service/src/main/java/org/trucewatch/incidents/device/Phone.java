package org.trucewatch.incidents.device;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.ApplicationScoped;

/** The phone that is calling, by the key that it showed. */
@ApplicationScoped
public class Phone {

    static final String ROLE = "device";
    static final String KEY = "device-key";

    private final SecurityIdentity identity;

    Phone(SecurityIdentity identity) {
        this.identity = identity;
    }

    public DeviceKey key() {
        DeviceKey key = identity.getAttribute(KEY);
        if (key == null) {
            throw new UnauthorizedException("a device key is needed");
        }
        return key;
    }
}
