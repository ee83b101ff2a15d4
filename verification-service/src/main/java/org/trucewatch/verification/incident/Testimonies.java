package org.trucewatch.verification.incident;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which incidents reports testify to, as they were last told. */
@ApplicationScoped
public class Testimonies {

    /** @param consent whom the report's agency lets know of it */
    public record Testimony(UUID incident, UUID report, String consent) {}

    private static final String OF_REPORTS = """
            select i.id, asked.report, told ->> 'consent'
              from unnest(?::uuid[]) asked (report)
              join incident i
                on jsonb_path_query_array(i.content, '$.reports[*].id') @> jsonb_build_array(asked.report::text)
              cross join jsonb_array_elements(i.content -> 'reports') told
             where told ->> 'id' = asked.report::text
             order by i.id""";

    private final AgroalDataSource database;

    Testimonies(AgroalDataSource database) {
        this.database = database;
    }

    /** Sorted by incident. */
    public List<Testimony> of(Collection<UUID> reports) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_REPORTS)) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Testimony>();
                while (row.next()) {
                    found.add(new Testimony(
                            row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("testimonies could not be asked", e);
        }
    }
}
