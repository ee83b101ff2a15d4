package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.terms.Actor;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The reports, as far as their evidence needs them. */
@ApplicationScoped
public class Reported {

    /** A report. @param content as it was sent, without its source, or what an erasure left of it */
    public record Report(
            UUID id,
            String agreementId,
            String agency,
            String affiliation,
            boolean drill,
            boolean erased,
            ObjectNode content) {

        /** @throws Refusal 409 when it was erased: nothing is added to it any more */
        public Report unlessErased() {
            if (erased) {
                throw Refusal.conflict("erased", "The report has been erased");
            }
            return this;
        }

        Consent consent() {
            return content.hasNonNull("consent")
                    ? Consent.valueOf(content.get("consent").textValue())
                    : Consent.NEUTRAL;
        }
    }

    private static final String FIND =
            "select agreement_id, agency, affiliation, drill, salt is null, content from report where id = ?";
    private static final String ACCUSED = """
            select distinct i.party from witness w join incident i on i.id = w.incident_id
             where w.report_id = ? and i.party is not null""";

    private final AgroalDataSource database;
    private final BusinessClock clock;

    Reported(AgroalDataSource database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<Report> find(UUID id) {
        return find(id, FIND);
    }

    /** As it is now; nobody erases it until the caller's transaction ends. */
    Report hold(UUID id) {
        return find(id, FIND + " for key share").orElseThrow();
    }

    private Optional<Report> find(UUID id, String sql) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Report(
                                id,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                Bodies.kept(row.getString(6))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a report could not be read", e);
        }
    }

    /**
     * The parties whose forces are accused: by the report itself, or in any incident that it testifies to, or did.
     *
     * @param agreement whose registers say which party answered for an actor when it happened, and which one does now
     */
    public Set<String> accusedBy(UUID report, Snapshot agreement) {
        var accused = accusedWith(report);
        find(report).ifPresent(found -> {
            var now = clock.instant();
            var from = found.content().at("/occurred/from").textValue();
            var times = from == null
                    ? List.of(now)
                    : List.of(OffsetDateTime.parse(from).toInstant(), now);
            for (var alleged : found.content().path("alleged")) {
                times.stream()
                        .map(agreement::registersAt)
                        .flatMap(registers ->
                                registers.actor(alleged.path("actor").textValue()).stream())
                        .map(Actor::party)
                        .filter(Objects::nonNull)
                        .forEach(accused::add);
            }
        });
        return accused;
    }

    private Set<String> accusedWith(UUID report) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ACCUSED)) {
            query.setObject(1, report);
            try (var row = query.executeQuery()) {
                var parties = new HashSet<String>();
                while (row.next()) {
                    parties.add(row.getString(1));
                }
                return parties;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the accused could not be found", e);
        }
    }
}
