package org.trucewatch.kit.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectoryStoreTest {

    @TempDir
    Path directory;

    private DirectoryStore store;

    @BeforeEach
    void open() {
        store = new DirectoryStore(directory);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aDraftIsInvisibleUntilItIsKept() throws IOException {
        try (var draft = store.begin()) {
            draft.out().write(bytes("seen by three witnesses"));
            assertThat(keys("")).isEmpty();
            draft.keepAs("originals/ab/abc");
        }

        assertThat(keys("")).containsExactly("originals/ab/abc");
        assertThat(text("originals/ab/abc", 8, 5)).isEqualTo("three");
        assertThat(files()).containsExactly(directory.resolve("originals/ab/abc"));
    }

    @Test
    void aDraftThatIsNotKeptLeavesNothing() throws IOException {
        try (var draft = store.begin()) {
            draft.out().write(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void keepingTheSameAgainReplacesWhatMayHaveRotted() throws IOException {
        store.put("originals/ab/abc", bytes("rotten"));
        try (var draft = store.begin()) {
            draft.out().write(bytes("sound"));
            draft.keepAs("originals/ab/abc");
        }
        assertThat(text("originals/ab/abc", 0, 5)).isEqualTo("sound");
        assertThat(files()).hasSize(1);
    }

    @Test
    void whoReadsGoesOnReadingWhatWasThere() throws IOException {
        store.put("logs/incidents/checkpoint", bytes("first"));
        try (var in = store.find("logs/incidents/checkpoint").orElseThrow().open(0, 5)) {
            store.put("logs/incidents/checkpoint", bytes("other"));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
        }
        assertThat(text("logs/incidents/checkpoint", 0, 5)).isEqualTo("other");
    }

    @Test
    void whatEndsTooSoonIsAnError() throws IOException {
        store.put("a/b", bytes("short"));
        try (var in = store.find("a/b").orElseThrow().open(2, 10)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void keysAreFoundByTheirBeginning() {
        List.of(
                        "logs/incidents/tile/0/000",
                        "logs/incidents/tile/0/001.p/7",
                        "logs/incidents/checkpoint",
                        "derived/ab/c")
                .forEach(key -> store.put(key, bytes(key)));

        assertThat(keys("logs/incidents/tile/0/00"))
                .containsExactlyInAnyOrder("logs/incidents/tile/0/000", "logs/incidents/tile/0/001.p/7");
        assertThat(keys("derived/")).containsExactly("derived/ab/c");
        assertThat(keys("nothing/")).isEmpty();
        assertThat(keys("../")).isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() {
        store.put("a/b", bytes("x"));
        assertThat(store.remove("a/b")).isTrue();
        assertThat(store.remove("a/b")).isFalse();
        assertThat(store.find("a/b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/./b",
                ".drafts/x",
                "a//b",
                "a/",
                "a\\b",
                "ä",
                "a b",
                "a\0"
            })
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> store.put(key, bytes("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.find(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.remove(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatALivingOneWritesIsNot() throws IOException {
        var killed = Files.createDirectories(directory.resolve(".drafts/killed"));
        Files.createFile(directory.resolve(".drafts/killed.lock"));
        var half = Files.writeString(killed.resolve("half"), "half a fi");
        var elsewhere = Files.createDirectories(directory.resolve(".drafts/elsewhere"));
        Files.createFile(directory.resolve(".drafts/elsewhere.lock"));
        Files.writeString(elsewhere.resolve("half"), "written on a machine whose locks are not seen here");
        var before = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (var old : List.of(half, killed, elsewhere)) {
            Files.setLastModifiedTime(old, before);
        }
        try (var other = new DirectoryStore(directory);
                var draft = other.begin()) {
            draft.out().write(1);

            store.sweep();

            assertThat(killed).doesNotExist();
            assertThat(elsewhere.resolve("half")).exists();
            draft.keepAs("a/b");
        }
        assertThat(keys("")).containsExactly("a/b");
    }

    @Test
    void withoutALockADayWithoutAChangeSaysThatNobodyWrites() throws IOException {
        var drafts = Files.createDirectories(directory.resolve(".drafts/nolock"));
        var draft = Files.writeString(drafts.resolve("half"), "half a fi");
        store.sweep();
        assertThat(draft).exists();

        var longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(draft, longAgo);
        Files.setLastModifiedTime(drafts, longAgo);
        store.sweep();
        assertThat(drafts).doesNotExist();
    }

    private List<String> keys(String prefix) {
        try (var keys = store.keys(prefix)) {
            return keys.toList();
        }
    }

    private String text(String key, long from, long length) throws IOException {
        try (var in = store.find(key).orElseThrow().open(from, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Everything that lies in the directory, but for the locks of who is there. */
    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
