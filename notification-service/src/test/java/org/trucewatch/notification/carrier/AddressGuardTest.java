package org.trucewatch.notification.carrier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(false);
    private final AddressGuard local = new AddressGuard(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.0.0.170",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:1:1:1:1:f5ff:fffe"
            })
    void ourOwnNetworksAreClosed(String address) throws Exception {
        assertThat(guard.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "2606:4700::1111",
                "64:ff9b::101:101"
            })
    void theRestOfTheWorldIsOpen(String address) throws Exception {
        assertThat(guard.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void loopbackIsOpenWhereAnOperatorSaysSoAndNothingElseIs() throws Exception {
        assertThat(local.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(local.allows(InetAddress.getByName("::1"))).isTrue();
        assertThat(local.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(local.allows(InetAddress.getByName("169.254.169.254"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "https://127.0.0.1/",
                "https://[::1]:8443/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://me@example.org/",
                "https:///path",
                "file:///etc/passwd",
                "https://exa mple.org/"
            })
    void urlsThatCannotBeMeantAreRefusedWithoutResolvingNames(String url) {
        assertThat(guard.objection(url)).isPresent();
    }

    @Test
    void aNameIsCheckedWhenItIsResolved() {
        assertThat(guard.objection("https://localhost/")).isEmpty();
        assertThatThrownBy(() -> guard.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    }
}
