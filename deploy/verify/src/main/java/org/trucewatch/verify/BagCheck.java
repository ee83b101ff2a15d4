package org.trucewatch.verify;

import org.trucewatch.kit.dossier.Dossier;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether the bag is complete and as it was packed (RFC 8493); remembers the digest of every file. */
final class BagCheck {

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+(.+)");
    private static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private final Archive archive;
    private final Verdict verdict;
    private final Map<String, String> digests = new HashMap<>();
    private long octets;

    BagCheck(Archive archive, Verdict verdict) {
        this.archive = archive;
        this.verdict = verdict;
    }

    /** SHA-256 of each file that could be read. */
    Map<String, String> run() {
        for (var name : archive.files().keySet()) {
            try {
                var digest = archive.digest(name);
                digests.put(name, digest.sha256());
                octets += Archive.isPayload(name) ? digest.length() : 0;
            } catch (IOException e) {
                verdict.broken(name, "cannot be read: " + e.getMessage());
            }
        }
        try {
            if (!archive.text(Dossier.BAGIT).equals(DECLARATION)) {
                verdict.broken(Dossier.BAGIT, "is not that of a bag of BagIt 1.0");
            }
        } catch (IOException e) {
            verdict.broken(Dossier.BAGIT, "cannot be read: " + e.getMessage());
        }
        listed(Dossier.MANIFEST, Archive::isPayload);
        listed(Dossier.TAG_MANIFEST, name -> !Archive.isPayload(name) && !name.equals(Dossier.TAG_MANIFEST));
        oxum();
        if (verdict.holds()) {
            verdict.proved("the bag is complete: its " + digests.size() + " files are those that its manifests list");
        }
        return digests;
    }

    private void listed(String manifest, Predicate<String> its) {
        try {
            var listed = new HashMap<String, String>();
            for (var line : archive.text(manifest).split("\n")) {
                var matched = LINE.matcher(line);
                if (!matched.matches()) {
                    verdict.broken(manifest, "has a line that is no digest and path");
                } else if (listed.put(
                                matched.group(2).replace("%25", "%"),
                                matched.group(1).toLowerCase())
                        != null) {
                    verdict.broken(manifest, "lists " + matched.group(2) + " twice");
                }
            }
            listed.forEach((name, digest) -> {
                if (!archive.has(name) || !its.test(name)) {
                    verdict.broken(name, "is listed in " + manifest + " and is missing");
                } else if (!digest.equals(digests.get(name))) {
                    verdict.broken(name, "is not the file that " + manifest + " lists");
                }
            });
            archive.files().keySet().stream()
                    .filter(its)
                    .filter(name -> !listed.containsKey(name))
                    .forEach(name -> verdict.broken(name, "is not listed in " + manifest));
        } catch (IOException e) {
            verdict.broken(manifest, "cannot be read: " + e.getMessage());
        }
    }

    private void oxum() {
        long files =
                archive.files().keySet().stream().filter(Archive::isPayload).count();
        try {
            var oxum = "Payload-Oxum: " + octets + "." + files;
            if (archive.text(Dossier.INFO).lines().noneMatch(oxum::equals)) {
                verdict.broken(Dossier.INFO, "does not say " + oxum);
            }
        } catch (IOException e) {
            verdict.broken(Dossier.INFO, "cannot be read: " + e.getMessage());
        }
    }
}
