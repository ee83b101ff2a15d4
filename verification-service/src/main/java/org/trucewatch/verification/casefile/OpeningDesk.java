package org.trucewatch.verification.casefile;

import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Governing;
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
    private final Timers timers;
    private final BusinessClock clock;

    OpeningDesk(
            Agreements agreements,
            Incidents incidents,
            NewCases newCases,
            CaseBulletin bulletin,
            Timers timers,
            BusinessClock clock) {
        this.agreements = agreements;
        this.incidents = incidents;
        this.newCases = newCases;
        this.bulletin = bulletin;
        this.timers = timers;
        this.clock = clock;
    }

    /** Opens what is admitted; incidents of an agreement not known yet wait for it. */
    @Transactional
    public void open(List<Alleged> told) {
        told.stream()
                .filter(Alleged::admitted)
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
        var openRequests = new HashMap<String, Integer>();
        Map<UUID, Alleged> byCase = new HashMap<>();
        List<CaseFile> files = new ArrayList<>();
        for (var incident : admitted) {
            var rules =
                    history.governing(incident.occurred().from().toInstant()).orElseThrow();
            var request = request(rules, incident, openRequests, now);
            var file = CaseFile.open(Ids.next(), rules, incident, request, now);
            files.add(file);
            byCase.put(file.id(), incident);
        }
        var added = newCases.add(files);
        files.removeIf(file -> !added.contains(file.id()));
        bulletin.tellAll(drafts(files, byCase, now));
        timers.all(files.stream().map(OpeningDesk::firstDeadline).toList());
    }

    /** Null where nobody is asked: nobody known answers, or asking would endanger a witness. */
    private AccountRequest request(Governing rules, Alleged incident, Map<String, Integer> openRequests, Instant now) {
        var party = incident.answerableParty();
        var office = rules.terms().officeOf(party);
        if (incident.sensitive() || office.isEmpty()) {
            return null;
        }
        var stretch = rules.terms().rules().clocks().loadStretch();
        int open = 0;
        if (!incident.urgent() && stretch != null) {
            int before = openRequests.computeIfAbsent(party, one -> newCases.openRequestsTo(one, stretch.saturation()));
            openRequests.put(party, before + 1);
            open = before;
        }
        return ReplyClock.of(rules.terms(), office.get()).ask(now, incident.urgent(), open);
    }

    private List<Draft> drafts(List<CaseFile> files, Map<UUID, Alleged> byCase, Instant now) {
        var drafts = new ArrayList<Draft>();
        for (var file : files) {
            drafts.add(bulletin.changed(file, now));
            if (file.wasAsked()) {
                drafts.add(bulletin.requested(file, byCase.get(file.id()).commitments()));
            }
        }
        return drafts;
    }

    private static Timers.Timer firstDeadline(CaseFile file) {
        return file.request()
                .map(request ->
                        new Timers.Timer(Deadlines.ACCOUNT_REPLY, file.id().toString(), request.replyBy()))
                .orElseGet(() -> new Timers.Timer(Deadlines.LONG_STOP, file.id().toString(), file.longStopAt()));
    }
}
