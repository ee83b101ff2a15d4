package org.trucewatch.incidents.sheet;

import org.trucewatch.incidents.intake.Source;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens the files that agencies send. */
@ApplicationScoped
public class Sheets {

    private final Snapshots snapshots;
    private final RowNames names;

    Sheets(Snapshots snapshots, RowNames names) {
        this.snapshots = snapshots;
        this.names = names;
    }

    /**
     * Reads the header, so that nothing is taken from a file whose columns are not all known.
     *
     * @param charset as declared, or null
     * @throws Refusal 400, 413, 415 or 422
     */
    public Source open(InputStream in, String charset, String agency) throws IOException {
        var rows = new Rows(Encoding.reader(in, Encoding.of(charset)));
        var key = names.keyOf(agency);
        return new Sheet(
                rows,
                agreement -> snapshots.known(agreement).filter(Snapshot::isRatified),
                report -> RowNames.name(key, report));
    }
}
