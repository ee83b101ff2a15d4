package org.trucewatch.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verify.Packed.verify;

class VerifyTest {

    @TempDir
    Path directory;

    @Test
    void saysWhatIsProvedAndWhatIsNot() throws Exception {
        var answer = verify(new Packed().bag(directory));
        assertThat(answer.status()).as(answer.text()).isEqualTo(Verify.CLAIMED);
        assertThat(answer.text())
                .contains("proved: the content of " + Dossier.record("incidents", 7)
                        + " was in the log of incidents when it had 11 entries; and tells the bytes of " + Packed.PHOTO
                        + " (the dossier calls it evidence-received)")
                .contains("US countersigned at 2026-09-21T")
                .contains("not proved: what entry 9 of the log of incidents says")
                .contains("not proved: data/case.json")
                .contains("only what the dossier itself claims")
                .contains("not proved: that what a record says is true");
    }

    @Test
    void anyByteChangedIsNamedByFile() throws Exception {
        var bag = Packed.unpacked(new Packed().bag(directory));
        for (var name : bag.keySet()) {
            var whole = bag.get(name);
            if (whole.length == 0) {
                continue;
            }
            for (int at : new TreeSet<>(List.of(0, whole.length / 3, whole.length / 2, whole.length - 1))) {
                var changed = whole.clone();
                changed[at] ^= 1;
                bag.put(name, changed);
                var answer = verify(Packed.zip(directory, bag));
                assertThat(answer.status()).as(name + " at " + at).isEqualTo(Verify.BROKEN);
                assertThat(answer.text())
                        .as(name + " at " + at)
                        .contains("DOES NOT HOLD")
                        .contains(name);
            }
            bag.put(name, whole);
        }
    }

    @Test
    void whoPacksTheBagAnewIsFoundOutByTheLog() throws Exception {
        for (var name : List.of(
                Packed.PHOTO,
                Dossier.checkpoint("incidents", 11),
                Dossier.consistency("incidents", 5, 11),
                Dossier.record("incidents", 7))) {
            var packed = new Packed();
            var text = new String(packed.files.get(name), StandardCharsets.UTF_8);
            var changed = name.endsWith(".json")
                    ? text.replaceAll("\"path\":\\[\"[0-9a-f]{4}", "\"path\":[\"0000")
                    : "x" + text;
            packed.files.put(name, changed.getBytes(StandardCharsets.UTF_8));
            var answer = verify(packed.bag(directory));
            assertThat(answer.status()).as(name).isEqualTo(Verify.BROKEN);
            assertThat(answer.text()).contains("DOES NOT HOLD: " + name);
        }
    }

    @Test
    void aSaltOrContentThatIsNotTheLeafsIsNamed() throws Exception {
        var packed = new Packed();
        var name = Dossier.record("incidents", 2);
        var text = new String(packed.files.get(name), StandardCharsets.UTF_8);
        packed.files.put(name, text.replace("\"n\":2", "\"n\":3").getBytes(StandardCharsets.UTF_8));
        assertThat(verify(packed.bag(directory)).text())
                .contains("DOES NOT HOLD: " + name + ": salt and content are not those of the leaf");
    }

    @Test
    void aCosignatureOfAnotherCheckpointIsNamed() throws Exception {
        var packed = new Packed();
        var own = packed.checkpoint(11);
        var other = packed.checkpoint(5);
        var mixed = new SignedNote(
                own.text(), List.of(own.signatures().get(0), other.signatures().get(1)));
        packed.files.put(Dossier.checkpoint("incidents", 11), mixed.bytes());
        var answer = verify(packed.bag(directory));
        assertThat(answer.status()).isEqualTo(Verify.BROKEN);
        assertThat(answer.text()).contains("the signature of US is not of this checkpoint");
    }

    @Test
    void aKeptCheckpointIsProvedToBeContinuedAndAForkIsNot() throws Exception {
        var packed = new Packed();
        var bag = packed.bag(directory);
        var kept = Files.write(directory.resolve("kept"), packed.checkpoint(3).bytes());
        var answer = verify("--key", Packed.LOG.verifier(), "--keep", kept, bag);
        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("has kept all that it held when the checkpoint of 3 entries");

        var fork = Packed.signed(new Checkpoint("incidents.example", 3, new byte[32]).text());
        Files.write(kept, fork.bytes());
        answer = verify("--keep", kept, bag);
        assertThat(answer.status()).isEqualTo(Verify.BROKEN);
        assertThat(answer.text()).contains("DOES NOT HOLD: " + kept);
    }

    @Test
    void keysOfTheReadersOwnCountInsteadOfThoseClaimed() throws Exception {
        var bag = new Packed().bag(directory);
        var trusted = verify("--key", Packed.LOG.verifier(), "--key", Packed.US.verifier(), bag);
        assertThat(trusted.status()).as(trusted.text()).isZero();
        assertThat(trusted.text())
                .doesNotContain("only what the dossier itself claims")
                .contains("not proved: the signature of RU");
        assertThat(verify("--key", Packed.US.verifier(), bag).status()).isEqualTo(Verify.BROKEN);
    }

    @Test
    void filesMissingOrAddedAreNamed() throws Exception {
        var bag = Packed.unpacked(new Packed().bag(directory));
        for (var name : List.copyOf(bag.keySet())) {
            var content = bag.remove(name);
            var answer = verify(Packed.zip(directory, bag));
            assertThat(answer.status()).as(name).isEqualTo(Verify.BROKEN);
            assertThat(answer.text()).contains(name);
            bag.put(name, content);
        }
        for (var name : List.of("data/more.txt", "more.txt")) {
            bag.put(name, new byte[1]);
            assertThat(verify(Packed.zip(directory, bag)).text()).contains("DOES NOT HOLD: " + name);
            bag.remove(name);
        }
    }

    @Test
    void aZipThatMeansHarmIsRefused() throws Exception {
        var path = new Packed().bag(directory);
        var whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThat(verify(path).status()).isEqualTo(Verify.UNREADABLE);

        var bag = Packed.unpacked(new Packed().bag(directory));
        bag.put("data/../../out", new byte[1]);
        assertThat(verify(Packed.zip(directory, bag)).status()).isEqualTo(Verify.UNREADABLE);

        var two = Packed.zip(directory, Map.of("data/a", new byte[1], "data/b", new byte[1]));
        var renamed = new String(Files.readAllBytes(two), StandardCharsets.ISO_8859_1).replace("data/b", "data/a");
        Files.write(two, renamed.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(verify(two).status()).isEqualTo(Verify.UNREADABLE);

        assertThat(verify(directory.resolve("none.zip")).status()).isEqualTo(Verify.UNREADABLE);
        assertThat(verify().status()).isEqualTo(Verify.UNREADABLE);
    }

    @Test
    void whatNoRecordTellsOfIsNotProved() throws Exception {
        var packed = new Packed();
        packed.files.remove(Dossier.record("incidents", 7));
        packed.files.put("data/log/incidents/more", new byte[1]);
        var answer = verify("--key", Packed.LOG.verifier(), packed.bag(directory));
        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text())
                .contains("not proved: " + Packed.PHOTO)
                .contains("not proved: data/log/incidents/more");
    }

    @Test
    void aLogWithoutACheckpointProvesNothing() throws Exception {
        var packed = new Packed();
        packed.files.keySet().removeIf(name -> name.contains("/log/") && !name.endsWith("/keys"));
        var answer = verify(packed.bag(directory));
        assertThat(answer.status()).isEqualTo(Verify.BROKEN);
        assertThat(answer.text()).contains("DOES NOT HOLD: data/log/incidents/checkpoints/: has no valid checkpoint");
    }

    @Test
    void checkpointsThatNothingConnectsAreNamed() throws Exception {
        var packed = new Packed();
        packed.files.remove(Dossier.consistency("incidents", 5, 11));
        assertThat(verify(packed.bag(directory)).text())
                .contains("DOES NOT HOLD: " + Dossier.checkpoint("incidents", 11)
                        + ": nothing proves that it continues the one of 5 entries");
    }

    @Test
    void whatTheWriterLeftOutIsSaid() throws Exception {
        var packed = new Packed();
        packed.files.put(
                Dossier.ABSENT,
                "[{\"what\": \"data/evidence/3/film.mp4\", \"why\": \"its content is lost\"}]"
                        .getBytes(StandardCharsets.UTF_8));
        var answer = verify(packed.bag(directory));
        assertThat(answer.status()).isEqualTo(Verify.CLAIMED);
        assertThat(answer.text())
                .contains("not proved: data/evidence/3/film.mp4: the dossier says that it is not there")
                .contains("its content is lost");

        packed.files.put(Dossier.ABSENT, "[null]".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(packed.bag(directory)).status()).isEqualTo(Verify.BROKEN);
    }

    @Test
    void longEvidenceThatIsAlwaysTheSameIsNoBomb() throws Exception {
        var path = directory.resolve("dark.zip");
        try (var bag = new Bag(Files.newOutputStream(path))) {
            bag.add(Dossier.EVIDENCE + "1/dark", new ByteArrayInputStream(new byte[80 << 20]));
        }
        assertThat(verify(path).text()).doesNotContain("cannot be read");
    }

    @Test
    void aBombIsNotReadToItsEnd() throws Exception {
        var path = directory.resolve("bomb.zip");
        try (var bag = new Bag(Files.newOutputStream(path))) {
            bag.add("data/bomb", new ByteArrayInputStream(new byte[80 << 20]));
        }
        var answer = verify(path);
        assertThat(answer.status()).isEqualTo(Verify.BROKEN);
        assertThat(answer.text()).contains("data/bomb: cannot be read: is larger than a dossier's file may be");
    }
}
