package org.trucewatch.kit.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The {@code cosigners} of the agreement documents that a service keeps. */
public final class AgreementCosigners implements Cosigners {

    private static final String KNOWN = """
            select distinct cosigner ->> 'party', cosigner ->> 'key'
              from %s, jsonb_array_elements(content::jsonb -> 'cosigners') as cosigner
             where state in ('RATIFIED', 'IN_FORCE')""";

    private final DataSource database;
    private final String known;

    /** @param table of versions of agreements, with {@code state} and {@code content} */
    public AgreementCosigners(DataSource database, String table) {
        this.database = database;
        this.known = KNOWN.formatted(table);
    }

    @Override
    public List<Cosigner> known() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(known);
                var row = query.executeQuery()) {
            var cosigners = new ArrayList<Cosigner>();
            while (row.next()) {
                cosigners.add(new Cosigner(row.getString(1), row.getString(2)));
            }
            return cosigners;
        } catch (SQLException e) {
            throw new IllegalStateException("the cosigners are not known", e);
        }
    }
}
