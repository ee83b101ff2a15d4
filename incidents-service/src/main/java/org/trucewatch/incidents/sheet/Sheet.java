package org.trucewatch.incidents.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.column.Columns;
import org.trucewatch.incidents.column.Draft;
import org.trucewatch.incidents.intake.LineResult;
import org.trucewatch.incidents.intake.Source;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.TypedTime;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A file of rows, each of which is a report. */
final class Sheet implements Source {

    private final Rows rows;
    private final List<Header.Titled> columns;
    private final Function<String, Optional<Snapshot>> agreements;
    private final Function<ObjectNode, UUID> names;
    private Row first;

    /**
     * Reads the header.
     *
     * @param agreements by their ids
     * @param names the id of a report whose row says none
     * @throws Refusal 400, 413 or 422
     */
    Sheet(Rows rows, Function<String, Optional<Snapshot>> agreements, Function<ObjectNode, UUID> names)
            throws IOException {
        this.rows = rows;
        this.agreements = agreements;
        this.names = names;
        var top = notBlank();
        if (top == null) {
            throw Refusal.malformed("There is no header");
        }
        var second = Tags.areIn(top.readable()) ? null : notBlank();
        if (second != null && Tags.areIn(second)) {
            columns = Header.of(top, second);
        } else {
            first = second;
            columns = Tags.areIn(top) ? Header.of(null, top) : Header.of(top, null);
        }
    }

    private Row notBlank() throws IOException {
        Row row;
        do {
            row = rows.next();
        } while (row != null && row.isBlank());
        return row;
    }

    @Override
    public Line next() throws IOException {
        var row = first == null ? rows.next() : first;
        first = null;
        return row == null ? null : new RowLine(row);
    }

    @Override
    public boolean moreAtHand() throws IOException {
        return first != null || rows.isMoreAtHand();
    }

    private final class RowLine implements Line {

        private final Row row;
        private Draft draft = new Draft();

        RowLine(Row row) {
            this.row = row;
        }

        @Override
        public long number() {
            return row.line();
        }

        @Override
        public int size() {
            return row.characters() * Character.BYTES;
        }

        @Override
        public boolean isBlank() {
            return row.isBlank();
        }

        @Override
        public ObjectNode report() {
            row.readable();
            draft = new Draft();
            var errors = fill();
            if (!errors.isEmpty()) {
                throw Refusal.invalid(errors);
            }
            var report = draft.report();
            if (!report.has(Columns.ID)) {
                report.put(Columns.ID, names.apply(report).toString());
            }
            agreements
                    .apply(report.path(Columns.AGREEMENT).asText())
                    .ifPresent(agreement -> draft.settleTimes(agreement, TypedTime::written));
            return report;
        }

        /** What is not even text of a known column. */
        private List<FieldError> fill() {
            var errors = new ArrayList<FieldError>();
            int cells = row.cells().size();
            if (cells != columns.size()) {
                errors.add(
                        new FieldError("#", "has " + cells + " cells, and there are " + columns.size() + " columns"));
                return errors;
            }
            for (int i = 0; i < cells; i++) {
                var titled = columns.get(i);
                var text = row.cells().get(i).strip();
                if (titled.column() == null) {
                    if (!text.isEmpty()) {
                        errors.add(new FieldError("#", titled.title() + " has no name"));
                    }
                    continue;
                }
                draft.expect(titled.column(), titled.title());
                if (text.indexOf(Encoding.UNREADABLE) >= 0) {
                    errors.add(new FieldError(
                            draft.pointer(titled.column()), "has bytes that are none of the declared encoding"));
                } else if (!text.isEmpty()) {
                    draft.put(titled.column(), text);
                }
            }
            return errors;
        }

        @Override
        public LineResult.Fault fault(FieldError error) {
            var named = draft.originsOf(error);
            if (named.isEmpty()) {
                named = Columns.at(error.pointer()); // the file has no such column
            }
            var column = named.isEmpty() ? null : String.join(", ", named);
            return new LineResult.Fault(error.pointer(), column, draft.detail(error));
        }
    }
}
