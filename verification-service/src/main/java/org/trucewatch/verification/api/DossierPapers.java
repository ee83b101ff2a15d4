package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.assessment.Assessment;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.dossier.Packing;
import org.trucewatch.verification.dossier.Statement;
import org.trucewatch.verification.journal.Entry;
import org.trucewatch.verification.journal.Journal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

/** What was said in a case, as the caller sees it, and the records that it was said. */
@ApplicationScoped
class DossierPapers {

    private final CaseView cases;
    private final ExaminationView examinations;
    private final Assessments assessments;
    private final Journal journal;

    DossierPapers(CaseView cases, ExaminationView examinations, Assessments assessments, Journal journal) {
        this.cases = cases;
        this.examinations = examinations;
        this.assessments = assessments;
        this.journal = journal;
    }

    void add(Standpoint standpoint, Packing packing) {
        var seen = cases.whole(standpoint);
        packing.page(Dossier.PAYLOAD + "case.json", seen);
        for (var examination : examinations.see(standpoint)) {
            packing.page(
                    Dossier.PAYLOAD + "examinations/"
                            + examination.path("evidenceId").asText() + ".json",
                    examination);
        }
        records("account-given", ids(seen.path("accounts"))).forEach(one -> packing.state(Statement.open(one, null)));
        records("finding-issued", ids(Json.MAPPER.createArrayNode().add(seen.path("finding"))))
                .forEach(one -> packing.state(Statement.open(one, null)));
        opinions(standpoint, seen, packing);
    }

    /** What replaced an opinion, or was seen only in part, is proved to be there and not opened. */
    private void opinions(Standpoint standpoint, ObjectNode seen, Packing packing) {
        var given = assessments.ofCase(standpoint.file().id()).stream()
                .collect(Collectors.toMap(Assessment::id, Function.identity()));
        for (var one : seen.path("assessments")) {
            var assessment = given.get(UUID.fromString(one.path("id").asText()));
            for (var entry : journal.of(List.of(assessment.id()))) {
                packing.state(isShown(entry, assessment, one) ? Statement.open(entry, null) : Statement.closed(entry));
            }
        }
    }

    private static boolean isShown(Entry entry, Assessment assessment, JsonNode seen) {
        if (entry.content() == null) {
            return false;
        }
        var opinion = entry.content().path("opinion");
        var stands = new HashSet<>(Set.of(assessment.digest()));
        assessment.later().forEach(later -> stands.add(Journal.digest(later.opinion())));
        var grades = Set.copyOf(seen.findValuesAsText("id"));
        return stands.contains(Journal.digest(opinion))
                && StreamSupport.stream(opinion.path("evidence").spliterator(), false)
                        .allMatch(grade -> grades.contains(grade.path("id").asText()));
    }

    private List<Entry> records(String kind, List<UUID> subjects) {
        return journal.of(subjects).stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    private static List<UUID> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("id").asText())
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
    }
}
