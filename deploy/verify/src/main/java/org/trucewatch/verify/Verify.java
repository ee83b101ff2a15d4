package org.trucewatch.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.trucewatch.kit.dossier.Absent;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks a dossier: {@code verify [--keep CHECKPOINT]... [--key VERIFIER_KEY]... DOSSIER.zip}. */
public final class Verify {

    static final int PROVED = 0;
    static final int BROKEN = 1;
    static final int UNREADABLE = 2;
    /** All holds together, but by keys that only the dossier itself vouches for: anybody can make such a dossier. */
    static final int CLAIMED = 3;

    private static final Pattern LOG =
            Pattern.compile("data/log/([a-z][a-z0-9-]*)/(keys|(checkpoints|consistency|records)/.+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_CHECKPOINT = 1 << 20;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var kept = new ArrayList<Path>();
        var trusted = new ArrayList<VerifierKey>();
        Path dossier = null;
        try {
            for (var each = arguments.iterator(); each.hasNext(); ) {
                var argument = each.next();
                if (argument.equals("--keep") && each.hasNext()) {
                    kept.add(Path.of(each.next()));
                } else if (argument.equals("--key") && each.hasNext()) {
                    trusted.add(VerifierKey.of(each.next()));
                } else if (dossier == null && !argument.startsWith("-")) {
                    dossier = Path.of(argument);
                } else {
                    dossier = null;
                    break;
                }
            }
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return UNREADABLE;
        }
        if (dossier == null) {
            err.println("usage: verify [--keep CHECKPOINT]... [--key VERIFIER_KEY]... DOSSIER.zip");
            return UNREADABLE;
        }
        try (var archive = new Archive(dossier)) {
            var verdict = new Verdict();
            check(archive, trusted, kept, verdict);
            verdict.print(out);
            return !verdict.holds() ? BROKEN : trusted.isEmpty() ? CLAIMED : PROVED;
        } catch (IOException | IllegalArgumentException e) {
            err.println(dossier + " cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private static void check(Archive archive, List<VerifierKey> trusted, List<Path> kept, Verdict verdict)
            throws IOException {
        var digests = new BagCheck(archive, verdict).run();
        var services = new TreeSet<String>();
        for (var name : archive.files().keySet()) {
            var matched = LOG.matcher(name);
            if (matched.matches()) {
                services.add(matched.group(1));
            }
        }
        if (services.isEmpty()) {
            verdict.broken(Dossier.PAYLOAD, "the dossier has no log, so nothing in it is proved");
        }
        var backed = new HashSet<String>();
        var logs = new ArrayList<LogCheck>();
        for (var service : services) {
            var log = new LogCheck(service, archive, digests, verdict);
            backed.addAll(log.run(trusted));
            logs.add(log);
        }
        for (var file : kept) {
            if (Files.size(file) > LONGEST_CHECKPOINT) {
                throw new IOException(file + " is too long for a checkpoint");
            }
            var text = Files.readString(file);
            var of =
                    logs.stream().filter(log -> log.kept(file.toString(), text)).count();
            if (of == 0) {
                verdict.broken(file.toString(), "is a checkpoint of no log in the dossier");
            }
        }
        absent(archive, verdict);
        archive.files().keySet().stream()
                .filter(Archive::isPayload)
                .filter(name -> !LOG.matcher(name).matches() && !backed.contains(name))
                .forEach(name -> verdict.unproved(name + ": no record of a log tells its digest"));
        verdict.unproved("that what a record says is true: a log proves only that it was said, and not changed since");
    }

    /** What the writer of the dossier says that it left out. */
    private static void absent(Archive archive, Verdict verdict) {
        if (!archive.has(Dossier.ABSENT)) {
            return;
        }
        try {
            for (var one : JSON.readValue(archive.bytes(Dossier.ABSENT), Absent[].class)) {
                verdict.unproved(one.what() + ": the dossier says that it is not there, or not proved: " + one.why());
            }
        } catch (IOException | RuntimeException e) {
            verdict.broken(Dossier.ABSENT, "is not what belongs there");
        }
    }
}
