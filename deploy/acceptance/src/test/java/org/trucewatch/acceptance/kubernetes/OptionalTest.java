package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.acceptance.kubernetes.Build.containers;
import static org.trucewatch.acceptance.kubernetes.Build.list;
import static org.trucewatch.acceptance.kubernetes.Build.name;
import static org.trucewatch.acceptance.kubernetes.Build.pod;

/** A store in S3, a scanner and a timestamp authority: what the services are told of them, and that they are let out to them. */
class OptionalTest {

    private final Build full = Build.of("overlays/full");

    @Test
    void everyServiceGetsWhatOpensTheBucketFromASecret() {
        assertThat(settings())
                .contains("TRUCEWATCH_STORE_S3_BUCKET", "TRUCEWATCH_STORE_S3_ENDPOINT", "TRUCEWATCH_STORE_S3_REGION");
        for (var deployment : full.all("Deployment")) {
            for (var key : List.of("access", "secret")) {
                assertThat(list(containers(deployment).get(0).path("env")))
                        .as(name(deployment))
                        .filteredOn(env ->
                                env.path("name").asText().equals("TRUCEWATCH_STORE_S3_" + key.toUpperCase() + "_KEY"))
                        .extracting(env -> env.at("/valueFrom/secretKeyRef/key").asText())
                        .containsExactly(key + "-key");
            }
        }
    }

    @Test
    void theAnchorsOfTimestampsAreWhereVerificationIsToldTheyAre() {
        assertThat(settings()).contains("TRUCEWATCH_TIMESTAMPS_AUTHORITY", "TRUCEWATCH_SCAN_CLAMD");
        var verification = full.one("Deployment", "verification-service");
        var volume = list(pod(verification).path("volumes")).stream()
                .filter(one -> one.path("name").asText().equals("timestamp-anchors"))
                .findFirst()
                .orElseThrow();
        assertThat(list(containers(verification).get(0).path("volumeMounts")))
                .filteredOn(mount -> mount.path("name").equals(volume.path("name")))
                .extracting(mount -> mount.path("mountPath").asText() + "/"
                        + volume.at("/secret/items/0/path").asText())
                .containsExactly(value("TRUCEWATCH_TIMESTAMPS_ANCHORS"));
    }

    @ParameterizedTest
    @CsvSource({
        "services-to-s3, component, service, 443",
        "verification-to-scanner, name, verification-service, 3310",
        "verification-to-timestamp-authority, name, verification-service, 443"
    })
    void whoNeedsThemIsLetOutToThemAndNobodyElse(String policy, String label, String value, int port) {
        var spec = full.one("NetworkPolicy", policy).path("spec");
        assertThat(spec.at("/podSelector/matchLabels")
                        .path("app.kubernetes.io/" + label)
                        .asText())
                .isEqualTo(value);
        assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Egress\"]");
        assertThat(spec.at("/egress/0/ports").toString()).contains("\"port\":" + port);
        assertThat(spec.at("/egress/0/to/0").isObject()).isTrue();
        assertThat(Build.of("overlays/dev").has("NetworkPolicy", policy)).isFalse();
    }

    @Test
    void theScannersAddressIsInTheNamespaceThatIsOpened() {
        var namespace = full.one("NetworkPolicy", "verification-to-scanner")
                .at("/spec/egress/0/to/0/namespaceSelector/matchLabels")
                .path("kubernetes.io/metadata.name")
                .asText();
        assertThat(value("TRUCEWATCH_SCAN_CLAMD"))
                .contains("." + namespace + ".svc")
                .endsWith(":3310");
    }

    private List<String> settings() {
        return data().properties().stream().map(entry -> entry.getKey()).toList();
    }

    private String value(String setting) {
        return data().path(setting).asText();
    }

    private JsonNode data() {
        return full.all("ConfigMap").stream()
                .filter(map -> name(map).startsWith("trucewatch-"))
                .findFirst()
                .orElseThrow()
                .path("data");
    }
}
