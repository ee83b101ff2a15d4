package org.trucewatch.verification.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The reports that were erased: what is told of them later, or was told before, loses their words on its way in. */
@ApplicationScoped
class ErasedReports {

    private static final String ADD = "insert into erased_report (report_id) values (?) on conflict do nothing";
    private static final String AMONG = "select report_id from erased_report where report_id = any(?)";

    private final AgroalDataSource database;

    ErasedReports(AgroalDataSource database) {
        this.database = database;
    }

    void add(UUID report) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, report);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an erasure could not be remembered", e);
        }
    }

    /** The same, without the words of reports that were erased. */
    List<Incidents.Told> wordless(List<Incidents.Told> told) {
        var erased = among(told.stream()
                .flatMap(one -> one.alleged().reports().stream())
                .map(Alleged.Report::id)
                .toList());
        return erased.isEmpty()
                ? told
                : told.stream().map(one -> wordless(one, erased)).toList();
    }

    private static Incidents.Told wordless(Incidents.Told told, Set<UUID> erased) {
        try {
            var content = (ObjectNode) Json.MAPPER.readTree(told.content());
            erased.forEach(report -> Remains.ofReport(report, content));
            return new Incidents.Told(told.alleged(), told.revision(), content.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident was told that cannot be read", e);
        }
    }

    private Set<UUID> among(Collection<UUID> reports) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AMONG)) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            try (var row = query.executeQuery()) {
                var erased = new HashSet<UUID>();
                while (row.next()) {
                    erased.add(row.getObject(1, UUID.class));
                }
                return erased;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("erasures could not be asked", e);
        }
    }
}
