package org.trucewatch.load.input;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ExampleReportsTest {

    private final Registers registers = Examples.registers();

    @Test
    void everyReportCanBePosted() {
        var rules = new ReportRules(Examples.agreement(), registers);

        assertThat(Examples.reports()).hasSizeGreaterThan(100).allSatisfy(r -> assertThat(rules.broken(r.body()))
                .as(r.toString())
                .isEmpty());
    }

    @Test
    void everyTallyCanBePosted() {
        var schema = Schemas.resource("tally.schema.json");
        var zone = ZoneId.of(Examples.agreement().path("zone").asText());

        assertThat(Examples.tallies()).hasSize(69).allSatisfy(t -> {
            var broken = new ArrayList<>(Schemas.errors(schema, t.body()));
            ReportRules.times(broken, t.body().path("period"), zone);
            assertThat(broken).as(t.toString()).isEmpty();
        });
    }

    @Test
    void idsAreUnique() {
        var ids = new HashSet<String>();

        assertThat(Examples.reports()).allMatch(r -> ids.add(r.body().path("id").asText()));
        assertThat(Examples.tallies()).allMatch(t -> ids.add(t.body().path("id").asText()));
    }

    @Test
    void everyAccountReportsForARegisteredAgency() {
        var registered = registers.entries("agencies").stream()
                .map(a -> a.path("id").asText())
                .collect(Collectors.toSet());
        var accounts = new HashSet<String>();
        Examples.reports().forEach(r -> accounts.add(r.account()));
        Examples.tallies().forEach(t -> accounts.add(t.account()));

        assertThat(Examples.agencies().keySet()).containsAll(accounts);
        assertThat(registered).containsAll(Examples.agencies().values());
    }

    @Test
    void areasOfTalliesAreRegistered() {
        var areas = registers.entries("areas").stream()
                .map(a -> a.path("code").asText())
                .collect(Collectors.toSet());

        assertThat(Examples.tallies()).allSatisfy(t -> assertThat(areas)
                .containsAll(Examples.texts(t.body().path("breakdown"), "adminCode")));
    }

    @Test
    void aSumThatDoesNotAddUpIsKeptAndSaidSo() {
        var odd = Examples.tallies().stream()
                .filter(t -> t.body().has("breakdown"))
                .filter(t -> t.body().path("count").path("total").asInt() != sum(t))
                .toList();

        assertThat(odd).isNotEmpty().allSatisfy(t -> assertThat(
                        t.body().path("source").path("note").asText())
                .contains("add up to " + sum(t)));
    }

    @Test
    void theStrikeBeforeTheCessationIsReportedAsBeforeIt() {
        var start = Examples.agreement().path("inForceFrom").asText();

        assertThat(Examples.reports())
                .filteredOn(r -> r.body().path("occurred").path("to").asText().compareTo(start) < 0)
                .hasSize(3)
                .allMatch(r -> r.account().equals("agency-snhr"));
    }

    @Test
    void rowsOfOneBulletinShareTheirOrigin() {
        var origins = Examples.reports().stream()
                .map(r -> r.body().path("origin").path("ref").asText())
                .distinct()
                .count();

        assertThat(origins).isBetween(20L, (long) Examples.reports().size() / 3);
    }

    private static int sum(Labelled tally) {
        var sum = 0;
        for (var area : tally.body().path("breakdown")) {
            sum += area.path("count").asInt();
        }
        return sum;
    }
}
