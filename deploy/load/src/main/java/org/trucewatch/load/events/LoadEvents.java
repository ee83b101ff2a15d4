package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;
import org.trucewatch.load.input.Settings;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Consumer;

/** {@code load-csv [--dry-run] [--country NAME|all] MAPPING FILE}: the events of a dataset as reports of the UN's observers. */
public final class LoadEvents {

    private static final String USAGE =
            "Usage: load-csv [--dry-run] [--country NAME|all] MAPPING FILE\n  MAPPING    ucdp-ged, acled, or a file like those of deploy/load/mappings\n  --dry-run  print the reports as NDJSON, send nothing\n"
                    + "  --country  take the events of this country only (default Syria)";

    private final EventReports reports;
    private final String country;
    private final Progress progress = new Progress();

    LoadEvents(EventReports reports, String country) {
        this.reports = reports;
        this.country = country;
    }

    public static void main(String[] args) throws IOException {
        var options = Options.of(args);
        if (options == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        var settings = Settings.ofThisRun();
        var registers = Registers.read(settings.agreement().resolve("registers.yaml"));
        var zone = ZoneId.of(Json.yaml(settings.agreement().resolve("agreement.yaml"))
                .required("zone")
                .asText());
        var load = new LoadEvents(
                new EventReports(registers, zone, Mapping.read(options.mappingIn(settings.root()))), options.country());
        System.exit(load.go(options, settings) ? 0 : 1);
    }

    /** Whether everything was taken. Ids come from the events, so a run that stopped half way can be given again. */
    private boolean go(Options options, Settings settings) throws IOException {
        try {
            if (options.dryRun()) {
                print(options.file());
            } else {
                post(options.file(), settings);
            }
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            System.err.println("Stopped: " + e.getMessage());
            System.err.println(progress);
            return false;
        }
        System.err.println(progress);
        return progress.complete();
    }

    private void print(Path file) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        run(file, report -> out.println(Json.line(report)));
        out.flush();
        progress.nothingSent();
    }

    private void post(Path file, Settings settings) throws IOException {
        post(file, new Batches(Api.of(settings), settings.incidents(), progress.outcome()));
    }

    Progress post(Path file, Batches batches) throws IOException {
        run(file, batches::add);
        batches.flush();
        return progress;
    }

    Progress progress() {
        return progress;
    }

    Progress run(Path file, Consumer<ObjectNode> each) throws IOException {
        try (var in = Files.newInputStream(file);
                var rows = new EventFile(in, reports.mapping())) {
            while (rows.hasNext()) {
                take(rows.next(), each);
            }
        }
        return progress;
    }

    private void take(EventRow row, Consumer<ObjectNode> each) {
        Event event;
        try {
            event = Event.of(row);
        } catch (IllegalArgumentException e) {
            progress.unreadable(row.position(), e.getMessage());
            return;
        }
        if (!event.country().isEmpty()
                && !country.equals("all")
                && !event.country().equalsIgnoreCase(country)) {
            progress.elsewhere();
            return;
        }
        if (event.act() == null) {
            progress.leftOut();
            return;
        }
        var written = reports.of(event);
        progress.event(written.size());
        written.forEach(each);
    }

    record Options(boolean dryRun, String country, String mapping, Path file) {

        /** null when the arguments cannot be understood. */
        static Options of(String[] args) {
            var dryRun = false;
            var country = "Syria";
            var named = new ArrayList<String>();
            for (var i = 0; i < args.length; i++) {
                if (args[i].equals("--dry-run")) {
                    dryRun = true;
                } else if (args[i].equals("--country") && i + 1 < args.length) {
                    country = args[++i];
                } else if (args[i].startsWith("-")) {
                    return null;
                } else {
                    named.add(args[i]);
                }
            }
            return named.size() == 2 ? new Options(dryRun, country, named.get(0), Path.of(named.get(1))) : null;
        }

        /** A file by its path, or one of those that come with the loader by its name. */
        Path mappingIn(Path root) {
            var own = root.resolve("deploy/load/mappings/" + mapping + ".yaml");
            return Files.isRegularFile(own) ? own : Path.of(mapping);
        }
    }
}
