package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.acceptance.kubernetes.Build.containers;
import static org.trucewatch.acceptance.kubernetes.Build.list;
import static org.trucewatch.acceptance.kubernetes.Build.name;
import static org.trucewatch.acceptance.kubernetes.Build.pod;

/** What an installation promises: how it runs, what it lets in, what it keeps to. */
class KubernetesTest {
    private static final List<String> SERVICES =
            List.of("incidents-service", "verification-service", "notification-service");

    @OnEveryBuild
    void everyServiceIsDeployedWithAsManyReplicasAsTheOverlaySays(Build build) {
        assertThat(build.all("Deployment")).extracting(Build::name).containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(build.all("Deployment"))
                .extracting(it -> it.at("/spec/replicas").asInt())
                .containsOnly(build.equals(Build.of("base")) ? 2 : 1);
    }

    @OnEveryBuild
    void everyServiceIsProbedOnTheManagementPort(Build build) {
        for (var deployment : build.all("Deployment")) {
            var container = containers(deployment).get(0);
            assertThat(portNamed("management", container)).isEqualTo(9000);
            assertThat(List.of("startup:started", "liveness:live", "readiness:ready"))
                    .allSatisfy(probe -> {
                        var get = container.at("/" + probe.split(":")[0] + "Probe/httpGet");
                        assertThat(get.path("path").asText()).isEqualTo("/q/health/" + probe.split(":")[1]);
                        assertThat(get.path("port").asText()).isEqualTo("management");
                    });
        }
    }

    @OnEveryBuild
    void everyContainerSaysWhatItNeedsAndWhatItMayTake(Build build) {
        assertThat(build.workloads()).flatExtracting(Build::containers).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    @OnEveryBuild
    void everyPodKeepsToTheRestrictedStandard(Build build) {
        for (var workload : build.workloads()) {
            var pod = pod(workload);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(List.of("hostNetwork", "hostPID", "hostIPC")).noneMatch(pod::has);
            assertThat(list(pod.path("volumes"))).noneMatch(volume -> volume.has("hostPath"));
            assertThat(containers(workload)).isNotEmpty().allSatisfy(container -> {
                var context = container.path("securityContext");
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
                assertThat(context.path("privileged").asBoolean()).isFalse();
            });
        }
    }

    @OnEveryBuild
    void allServicesShareOneStore(Build build) {
        var directory = settings(build).path("TRUCEWATCH_STORE_DIRECTORY").asText();
        assertThat(build.one("PersistentVolumeClaim", "trucewatch-store")
                        .at("/spec/accessModes/0")
                        .asText())
                .isEqualTo(build.equals(Build.of("base")) ? "ReadWriteMany" : "ReadWriteOnce");
        for (var deployment : build.all("Deployment")) {
            assertThat(list(pod(deployment).path("volumes")))
                    .anyMatch(volume -> volume.path("name").asText().equals("store")
                            && volume.at("/persistentVolumeClaim/claimName")
                                    .asText()
                                    .equals("trucewatch-store"));
            assertThat(list(containers(deployment).get(0).path("volumeMounts")))
                    .anyMatch(mount -> mount.path("name").asText().equals("store")
                            && mount.path("mountPath").asText().equals(directory));
        }
    }

    @OnEveryBuild
    void everyImageIsPinnedAndAMigrationRunsTheImageOfItsService(Build build) {
        assertThat(build.workloads())
                .flatExtracting(Build::containers)
                .extracting(it -> it.path("image").asText())
                .allMatch(image -> image.matches("[a-z/-]+:[0-9][^:]*"));
        assertThat(build.all("RabbitmqCluster"))
                .extracting(it -> it.at("/spec/image").asText())
                .allMatch(image -> image.matches("[a-z/-]+:[0-9][^:]*"));
        for (var service : SERVICES) {
            var deployed = containers(build.one("Deployment", service)).get(0);
            var migrating = containers(build.one("Job", service.replace("-service", "-migration")))
                    .get(0);
            assertThat(migrating.path("image")).isEqualTo(deployed.path("image"));
            assertThat(env("QUARKUS_FLYWAY_MIGRATE_AT_START", deployed)).isEqualTo("false");
            assertThat(env("QUARKUS_FLYWAY_MIGRATE_AT_START", migrating)).isEqualTo("true");
            assertThat(env("TRUCEWATCH_MIGRATE_ONLY", migrating)).isEqualTo("true");
            assertThat(env("QUARKUS_DATASOURCE_JDBC_URL", migrating))
                    .isEqualTo(env("QUARKUS_DATASOURCE_JDBC_URL", deployed));
        }
    }

    @OnEveryBuild
    void aServiceIsReplacedAndDrainedWithoutAGap(Build build) {
        for (var service : SERVICES) {
            var deployment = build.one("Deployment", service);
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asInt(-1))
                    .isZero();
            assertThat(list(pod(deployment).path("topologySpreadConstraints"))).isNotEmpty();
            assertThat(build.one("PodDisruptionBudget", service)
                            .at("/spec/maxUnavailable")
                            .asInt())
                    .isEqualTo(1);
            var before = containers(deployment)
                    .get(0)
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            var shutdown =
                    settings(build).path("QUARKUS_SHUTDOWN_TIMEOUT").asText().replace("s", "");
            assertThat(before).isPositive();
            assertThat(pod(deployment).path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThan(before + Integer.parseInt(shutdown));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ':', textBlock = """
        incidents    : /v1/agreements /v1/agreements/x/versions/1/positions /v1/actors /v1/actors/x /v1/actors/x/adherences /v1/areas
        incidents    : /v1/agencies /v1/protected-sites /v1/reports /v1/reports/batch /v1/reports/x/evidence /v1/tallies /v1/evidence/x/content
        incidents    : /v1/incidents /v1/incidents/x/admissions /v1/statements /v1/device-keys /v1/kobo/x /openrosa/formList /openrosa/key/x/submission
        verification : /v1/cases /v1/cases/x/assessments/y /v1/cases/x/dossier /v1/determinations/x/positions /v1/standings
        verification : /v1/actors/x/standing /v1/rules/replays /v1/scorecard
        notification : /v1/parties/x/endpoints /v1/notices/x/service-record /v1/deliveries/x/redeliveries /v1/inbox /v1/inbox/stream
        notification : /v1/meetings /v1/meetings/x/replies /v1/feeds/notices.atom
        incidents    : /log/incidents/checkpoint /log/incidents/tile/0/x001/067.p/3 /ops/incidents/dead-letters
        verification : /log/verification/proofs/inclusion /ops/verification/dead-letters/x/replays
        notification : /log/notification/cosignatures /ops/notification/dead-letters""")
    void everyPublicPathLeadsToItsService(String service, String paths) {
        assertThat(paths.split(" "))
                .allSatisfy(path -> assertThat(new Routes(Build.of("overlays/dev")).serviceFor(path))
                        .as(path)
                        .contains(service + "-service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/q", "/q/health/ready", "/q/metrics", "/q/openapi", "/ops/clock", "/ops", "/v1", "/api"})
    void whatIsNotPublicLeadsNowhere(String path) {
        assertThat(new Routes(Build.of("overlays/dev")).serviceFor(path)).isEmpty();
    }

    @OnEveryBuild
    void theBrokerLetsAServiceDoWhatItMayDoInLocalRunsAndTakesNoAccountFromThere(Build build) throws Exception {
        assertThat(list(Topology.permissions()))
                .filteredOn(it -> build.has("User", it.path("user").asText()))
                .hasSameSizeAs(SERVICES)
                .allSatisfy(local -> {
                    var permission =
                            build.one("Permission", local.path("user").asText()).path("spec");
                    assertThat(permission.path("vhost")).isEqualTo(local.path("vhost"));
                    assertThat(List.of("configure", "write", "read"))
                            .allSatisfy(right -> assertThat(permission.at("/permissions/" + right))
                                    .isEqualTo(local.path(right)));
                });
        var importing = containers(build.one("Job", "broker-definitions")).get(0);
        assertThat(list(importing.path("args")))
                .extracting(JsonNode::asText)
                .contains("http://rabbitmq:15672/api/definitions/%2F");
    }

    private static JsonNode settings(Build build) {
        return build.all("ConfigMap").stream()
                .filter(it -> name(it).startsWith("trucewatch-"))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    private static String env(String name, JsonNode container) {
        return list(container.path("env")).stream()
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static int portNamed(String name, JsonNode container) {
        return list(container.path("ports")).stream()
                .filter(it -> it.path("name").asText().equals(name))
                .mapToInt(it -> it.path("containerPort").asInt())
                .findFirst()
                .orElse(0);
    }
}
