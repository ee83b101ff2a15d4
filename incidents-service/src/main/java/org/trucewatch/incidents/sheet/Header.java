package org.trucewatch.incidents.sheet;

import org.trucewatch.incidents.column.Column;
import org.trucewatch.incidents.column.Columns;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the columns of a file are: by their names, by hashtags, or by whichever of the two is known. */
final class Header {

    /** @param column null for one that has no name and must stay empty */
    record Titled(String title, Column column) {}

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Titled> columns = new ArrayList<>();

    private Header() {}

    /**
     * @param names as they stand in the file, or null
     * @param tags as they stand in the file, or null
     * @throws Refusal 422 naming every column that is not known, or is there twice
     */
    static List<Titled> of(Row names, Row tags) {
        var header = new Header();
        int width = Math.max(width(names), width(tags));
        for (int i = 0; i < width; i++) {
            header.add(i + 1, text(names, i), text(tags, i));
        }
        if (!header.errors.isEmpty()) {
            throw Refusal.invalid(header.errors);
        }
        return header.columns;
    }

    private static int width(Row row) {
        return row == null ? 0 : row.cells().size();
    }

    private static String text(Row row, int index) {
        return index < width(row) ? row.cells().get(index).strip() : "";
    }

    private void add(int number, String name, String tag) {
        var title = shortened(name.isEmpty() ? tag : name);
        if (title.isEmpty()) {
            columns.add(new Titled("column " + number, null));
            return;
        }
        var byName = Columns.named(name);
        var byTag = Tags.column(tag);
        var column = byName.or(() -> byTag);
        if (column.isEmpty()) {
            wrong(title, "column " + number + ": there is no such column");
        } else if (byName.isPresent() && byTag.isPresent() && !byName.get().saysTheSameAs(byTag.get())) {
            wrong(
                    title,
                    "column " + number + ": its hashtag " + shortened(tag) + " says that it is "
                            + byTag.get().name());
        } else if (sameAs(column.get()).isPresent()) {
            wrong(
                    title,
                    "column " + number + ": says the same as the column "
                            + sameAs(column.get()).get());
        } else {
            columns.add(new Titled(title, column.get()));
        }
    }

    /** What every problem of every row may repeat. */
    private static String shortened(String title) {
        return title.length() > Columns.LONGEST_NAME ? title.substring(0, Columns.LONGEST_NAME) + "…" : title;
    }

    private Optional<String> sameAs(Column column) {
        return columns.stream()
                .filter(one -> one.column() != null && one.column().saysTheSameAs(column))
                .map(Titled::title)
                .findFirst();
    }

    private void wrong(String title, String detail) {
        errors.add(new FieldError(FieldError.below("#", title), detail));
    }
}
