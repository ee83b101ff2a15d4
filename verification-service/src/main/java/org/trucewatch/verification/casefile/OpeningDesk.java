package org.trucewatch.verification.casefile;

import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.History;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens a case for every admitted incident: exactly one, however often and in whatever order it is told of it. */
@ApplicationScoped
public class OpeningDesk {

    private static final int CHUNK = 500;

    private final Agreements agreements;
    private final Incidents incidents;
    private final NewCases newCases;
    private final CaseBulletin bulletin;
    private final Summons summons;
    private final CaseClocks clocks;
    private final BusinessClock clock;

    OpeningDesk(
            Agreements agreements,
            Incidents incidents,
            NewCases newCases,
            CaseBulletin bulletin,
            Summons summons,
            CaseClocks clocks,
            BusinessClock clock) {
        this.agreements = agreements;
        this.incidents = incidents;
        this.newCases = newCases;
        this.bulletin = bulletin;
        this.summons = summons;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Opens what is admitted and has no case; incidents of an agreement not known yet wait for it. */
    @Transactional
    public void open(List<Alleged> told) {
        told.stream()
                .filter(Alleged::isAdmitted)
                .collect(Collectors.groupingBy(Alleged::agreementId))
                .forEach((agreement, admitted) -> open(agreements.history(agreement), admitted));
    }

    /** Opens what waited for an agreement. */
    @Transactional
    public void openWaiting(String agreementId) {
        var history = agreements.history(agreementId);
        if (history.versions().isEmpty()) {
            return;
        }
        for (var waiting = incidents.admittedWithoutCase(agreementId, CHUNK);
                !waiting.isEmpty();
                waiting = incidents.admittedWithoutCase(agreementId, CHUNK)) {
            open(history, waiting);
        }
    }

    private void open(History history, List<Alleged> admitted) {
        if (history.versions().isEmpty()) {
            return;
        }
        var now = clock.instant();
        var round = summons.round();
        Map<UUID, Alleged> byCase = new HashMap<>();
        List<CaseFile> files = new ArrayList<>();
        for (var incident : admitted) {
            var rules =
                    history.governing(incident.occurred().from().toInstant()).orElseThrow();
            var request = round.first(rules.terms(), Matter.of(incident, rules.terms()), now);
            var file = CaseFile.open(Ids.next(), rules, incident, request.orElse(null), now);
            files.add(file);
            byCase.put(file.id(), incident);
        }
        var added = newCases.add(files);
        files.removeIf(file -> !added.contains(file.id()));
        bulletin.tellAll(drafts(files, byCase, now));
        clocks.setFirst(files);
    }

    private List<Draft> drafts(List<CaseFile> files, Map<UUID, Alleged> byCase, Instant now) {
        var drafts = new ArrayList<Draft>();
        for (var file : files) {
            drafts.add(bulletin.changed(file, now));
            if (file.hearing().request().isPresent()) {
                drafts.add(bulletin.requested(file, byCase.get(file.id())));
            }
        }
        return drafts;
    }
}
