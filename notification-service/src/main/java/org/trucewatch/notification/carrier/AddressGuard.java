package org.trucewatch.notification.carrier;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps requests to addresses that users gave away from our own networks: loopback, private, link-local (cloud metadata
 * among them), shared (CGNAT), reserved and multicast addresses, in IPv4, IPv6 and IPv4 within IPv6. What is checked is
 * the resolved address, and the caller connects to exactly that one, so that a name cannot change in between.
 */
@ApplicationScoped
public class AddressGuard {

    private static final String[] CLOSED = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "100::/64",
        "2001:db8::/32",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8"
    };

    private final boolean loopbackAllowed;

    AddressGuard(
            @ConfigProperty(name = "trucewatch.outbound.allow-loopback", defaultValue = "false")
                    boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
    }

    /** Why the URL cannot be used, as far as it can be told without resolving a name. */
    public Optional<String> objection(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no URL");
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || loopbackAllowed && scheme.equals("http"))) {
            return Optional.of("must be an https URL with a host");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("must have neither user information nor a fragment");
        }
        if (isLiteral(uri.getHost())) {
            try {
                resolve(uri.getHost());
            } catch (UnknownHostException e) {
                return Optional.of("leads to an address that is not allowed");
            }
        }
        return Optional.empty();
    }

    /**
     * The address to connect to.
     *
     * @throws UnknownHostException when the name does not resolve, or any of its addresses is not allowed
     */
    public InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!allows(address)) {
                throw new UnknownHostException("leads to an address that is not allowed");
            }
        }
        return addresses[0];
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        byte[] bytes = address.getAddress();
        for (String range : CLOSED) {
            if (within(bytes, range)) {
                return false;
            }
        }
        InetAddress inner = embedded(bytes);
        return inner == null || allows(inner);
    }

    /** The IPv4 address that an IPv6 one stands for: NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380). */
    private static InetAddress embedded(byte[] bytes) {
        if (within(bytes, "64:ff9b::/96")) {
            return ipv4(bytes, 12, 0);
        }
        if (within(bytes, "2002::/16")) {
            return ipv4(bytes, 2, 0);
        }
        return within(bytes, "2001::/32") ? ipv4(bytes, 12, 0xff) : null;
    }

    private static InetAddress ipv4(byte[] bytes, int from, int mask) {
        var four = new byte[4];
        for (int i = 0; i < 4; i++) {
            four[i] = (byte) (bytes[from + i] ^ mask);
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean within(byte[] address, String range) {
        int slash = range.indexOf('/');
        byte[] network;
        try {
            network = InetAddress.getByName(range.substring(0, slash)).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
        int bits = Integer.parseInt(range.substring(slash + 1));
        if (network.length != address.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network[i / 8] & mask) != (address[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.digit(c, 16) >= 0 || c == 'x');
    }
}
