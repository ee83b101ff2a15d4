package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.acceptance.kubernetes.Build.containers;
import static org.trucewatch.acceptance.kubernetes.Build.list;
import static org.trucewatch.acceptance.kubernetes.Build.name;
import static org.trucewatch.acceptance.kubernetes.Build.pod;

/** What one object says about another is true, and what it says about secrets is only where they are. */
class ReferencesTest {
    @OnEveryBuild
    void nothingSecretIsWrittenDown(Build build) {
        assertThat(build.all("Secret")).isEmpty();
        assertThat(build.workloads())
                .flatExtracting(Build::containers)
                .flatExtracting(container -> list(container.path("env")))
                .filteredOn(env -> env.path("name").asText().matches(".*(PASSWORD|USERNAME|SECRET|TOKEN|_KEY).*"))
                .isNotEmpty()
                .allSatisfy(env -> assertThat(env.at("/valueFrom/secretKeyRef").isObject())
                        .as(env.toString())
                        .isTrue());
        assertThat(build.all("ConfigMap"))
                .flatExtracting(map -> list(map.path("data")))
                .extracting(JsonNode::asText)
                .noneMatch(value -> value.matches("(?s).*(://[^/\\s]+@|-----BEGIN).*"));
    }

    @OnEveryBuild
    void everyConfigMapAndServiceAccountThatAPodNamesIsBuilt(Build build) {
        for (var workload : build.workloads()) {
            var maps = Stream.concat(
                    workload.findValues("configMapRef").stream().map(it -> it.path("name")),
                    list(pod(workload).path("volumes")).stream().map(it -> it.at("/configMap/name")));
            assertThat(maps.filter(JsonNode::isTextual))
                    .isNotEmpty()
                    .allMatch(map -> build.has("ConfigMap", map.asText()));
            assertThat(build.has(
                            "ServiceAccount",
                            pod(workload).path("serviceAccountName").asText()))
                    .as(name(workload))
                    .isTrue();
        }
    }

    @OnEveryBuild
    void everySecretIsMadeByAnOperatorOrNamedInTheReadme(Build build) throws IOException {
        var made = new ArrayList<String>();
        build.all("Cluster").forEach(it -> made.addAll(List.of(name(it) + "-app", name(it) + "-ca")));
        build.all("User").forEach(it -> made.add(name(it) + "-user-credentials"));
        build.all("RabbitmqCluster").forEach(it -> made.add(name(it) + "-default-user"));
        var readme = Files.readString(Build.ROOT.resolve("kubernetes/README.md"));
        var named = Stream.of(build.workloads(), build.all("Ingress"))
                .flatMap(List::stream)
                .flatMap(it -> Stream.concat(
                        it.findValues("secretKeyRef").stream().map(ref -> ref.path("name")),
                        it.findValues("secretName").stream()))
                .map(JsonNode::asText);
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(secret -> made.contains(secret) || readme.contains("`" + secret + "`"));
    }

    @OnEveryBuild
    void theKeysThatSealSourcesAreWhereIncidentsIsToldTheyAre(Build build) {
        var incidents = build.one("Deployment", "incidents-service");
        var container = containers(incidents).get(0);
        var volume = list(pod(incidents).path("volumes")).stream()
                .filter(one -> one.at("/secret/secretName").asText().equals("incidents-seal"))
                .findFirst()
                .orElseThrow();
        var mount = list(container.path("volumeMounts")).stream()
                .filter(one -> one.path("name").equals(volume.path("name")))
                .findFirst()
                .orElseThrow();

        assertThat(mount.path("readOnly").asBoolean()).isTrue();
        assertThat(list(container.path("env")))
                .filteredOn(env -> env.path("name").asText().equals("TRUCEWATCH_SEAL_DIRECTORY"))
                .extracting(env -> env.path("value"))
                .containsExactly(mount.path("mountPath"));
    }

    @OnEveryBuild
    void everyServiceReadsItsOwnDatabase(Build build) {
        for (var deployment : build.all("Deployment")) {
            var context = name(deployment).replace("-service", "");
            var database = build.one("Cluster", context + "-database").at("/spec/bootstrap/initdb/database");
            assertThat(deployment.findValuesAsText("value"))
                    .anyMatch(value -> value.startsWith("jdbc:postgresql://" + context + "-database-rw:5432/"
                            + database.asText() + "?sslmode=verify-full"));
            assertThat(deployment.toString()).doesNotContain(others(context));
        }
    }

    @OnEveryBuild
    void everySelectorFindsThePodsItMeans(Build build) {
        for (var deployment : build.all("Deployment")) {
            var mine = List.of(labels(deployment));
            assertThat(chosen(build, deployment.at("/spec/selector"))).isEqualTo(mine);
            assertThat(chosen(
                            build,
                            build.one("PodDisruptionBudget", name(deployment)).at("/spec/selector")))
                    .isEqualTo(mine);
            var service = build.one("Service", name(deployment));
            assertThat(chosen(build, matching(service.at("/spec/selector")))).isEqualTo(mine);
            assertThat(containers(deployment).get(0).at("/ports").findValuesAsText("name"))
                    .contains(service.at("/spec/ports/0/targetPort").asText());
            assertThat(list(pod(deployment).path("topologySpreadConstraints")))
                    .allSatisfy(it ->
                            assertThat(chosen(build, it.path("labelSelector"))).isEqualTo(mine));
        }
        assertThat(build.all("Ingress"))
                .flatExtracting(it -> it.findValues("service"))
                .allSatisfy(it -> assertThat(
                                build.one("Service", it.path("name").asText()).at("/spec/ports/0/name"))
                        .isEqualTo(it.at("/port/name")));
    }

    @OnEveryBuild
    void nothingIsOpenThatNoPolicyOpens(Build build) {
        assertThat(build.all("NetworkPolicy"))
                .filteredOn(it -> it.at("/spec/podSelector").isEmpty()
                        && it.at("/spec/policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                        && !it.at("/spec").has("ingress")
                        && !it.at("/spec").has("egress"))
                .hasSize(1);
        assertThat(build.all("NetworkPolicy"))
                .flatExtracting(it -> it.findValues("podSelector"))
                .filteredOn(selector -> !selector.toString().contains("k8s-app"))
                .allSatisfy(selector -> assertThat(chosen(build, selector))
                        .as(selector.toString())
                        .isNotEmpty());
        assertThat(build.all("NetworkPolicy"))
                .filteredOn(it -> it.toString().contains("0.0.0.0/0"))
                .allSatisfy(it -> assertThat(chosen(build, it.at("/spec/podSelector")))
                        .containsExactly(labels(build.one("Deployment", "notification-service"))));
    }

    private static List<String> others(String context) {
        return Stream.of("incidents", "verification", "notification")
                .filter(it -> !it.equals(context))
                .flatMap(it -> Stream.of(it + "-database", it + "-user"))
                .toList();
    }

    private static JsonNode labels(JsonNode workload) {
        return workload.at("/spec/template/metadata/labels");
    }

    private static JsonNode matching(JsonNode labels) {
        return JsonNodeFactory.instance.objectNode().set("matchLabels", labels);
    }

    /** Labels of the pods a selector finds: those built here, and those the two operators make of their clusters. */
    private static List<JsonNode> chosen(Build build, JsonNode selector) {
        var operated = Stream.concat(
                build.all("Cluster").stream().map(it -> label("cnpg.io/cluster", it)),
                build.all("RabbitmqCluster").stream().map(it -> label("app.kubernetes.io/name", it)));
        return Stream.concat(build.workloads().stream().map(ReferencesTest::labels), operated)
                .filter(labels -> selector.path("matchLabels").properties().stream()
                        .allMatch(it -> it.getValue().equals(labels.path(it.getKey()))))
                .filter(labels -> list(selector.path("matchExpressions")).stream()
                        .allMatch(it -> list(it.path("values"))
                                .contains(labels.path(it.path("key").asText()))))
                .toList();
    }

    private static JsonNode label(String key, JsonNode cluster) {
        return JsonNodeFactory.instance.objectNode().put(key, name(cluster));
    }
}
