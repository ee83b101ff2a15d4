package org.trucewatch.kit.store;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server of S3 that others wrote, in front of a file system in memory. */
class S3StoreTest {

    private static S3Proxy server;
    private static BlobStoreContext behind;
    private static S3Store store;

    @BeforeAll
    static void serve() throws Exception {
        behind = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                .credentials("access", "secret")
                .build(BlobStoreContext.class);
        behind.getBlobStore().createContainerInLocation(null, "trucewatch");
        server = S3Proxy.builder()
                .blobStore(behind.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret")
                .build();
        server.start();
        store = S3Store.of(settings("trucewatch"));
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        server.stop();
        behind.close();
    }

    @Test
    void aLongDraftGoesInPartsAndIsInvisibleUntilItIsKept() throws IOException {
        var content = new byte[2 * S3Draft.PART + 12_345];
        new Random(1).nextBytes(content);
        try (var draft = store.begin()) {
            for (int at = 0; at < content.length; at += 65_536) {
                draft.out().write(content, at, Math.min(65_536, content.length - at));
            }
            assertThat(keys("")).doesNotContain("originals/ab/long");
            draft.keepAs("originals/ab/long");
        }

        var kept = store.find("originals/ab/long").orElseThrow();
        assertThat(kept.size()).isEqualTo(content.length);
        try (var in = kept.open(0, content.length)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(keys("originals/")).contains("originals/ab/long");
        assertThat(everything()).noneMatch(key -> key.startsWith(".drafts"));
    }

    @Test
    void aShortDraftIsKeptAtOnceAndRangesOfItAreRead() throws IOException {
        try (var draft = store.begin()) {
            draft.out().write(bytes("seen by three witnesses"));
            draft.keepAs("originals/cd/short");
        }
        try (var in = store.find("originals/cd/short").orElseThrow().open(8, 5)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("three");
        }
        try (var in = store.find("originals/cd/short").orElseThrow().open(0, 23)) {
            assertThat(in.read()).isEqualTo('s'); // and the rest is left
        }
    }

    @Test
    void aDraftThatIsNotKeptLeavesNothing() throws IOException {
        try (var draft = store.begin()) {
            draft.out().write(new byte[S3Draft.PART + 1]);
        }
        assertThat(everything()).noneMatch(key -> key.startsWith(".drafts"));
        assertThat(behind.getBlobStore().listMultipartUploads("trucewatch")).isEmpty();
    }

    @Test
    void smallContentsAreReplacedAndRemoved() throws IOException {
        store.put("logs/incidents/checkpoint", bytes("first"));
        store.put("logs/incidents/checkpoint", bytes("other"));
        try (var in = store.find("logs/incidents/checkpoint").orElseThrow().open(0, 5)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("other");
        }
        assertThat(store.remove("logs/incidents/checkpoint")).isTrue();
        assertThat(store.remove("logs/incidents/checkpoint")).isFalse();
        assertThat(store.find("logs/incidents/checkpoint")).isEmpty();
        assertThatThrownBy(() -> store.put("../x", bytes("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sweepingLeavesWhatIsBeingWritten() throws IOException {
        try (var draft = store.begin()) {
            draft.out().write(new byte[S3Draft.PART + 1]);
            store.sweep();
            draft.keepAs("originals/ef/swept");
        }
        assertThat(store.find("originals/ef/swept")).isPresent();
    }

    @Test
    void aBucketThatIsNotThereIsAnErrorAndNotAnAbsence() {
        try (var elsewhere = S3Store.of(settings("nothing-here"))) {
            assertThatThrownBy(() -> elsewhere.put("a/b", bytes("x"))).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static List<String> keys(String prefix) {
        try (var keys = store.keys(prefix)) {
            return keys.toList();
        }
    }

    private static List<String> everything() {
        return behind.getBlobStore().list("trucewatch", ListContainerOptions.Builder.recursive()).stream()
                .map(blob -> blob.getName())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static StoreSettings.S3 settings(String bucket) {
        return new StoreSettings.S3() {
            @Override
            public Optional<String> bucket() {
                return Optional.of(bucket);
            }

            @Override
            public Optional<URI> endpoint() {
                return Optional.of(URI.create("http://127.0.0.1:" + server.getPort()));
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public Optional<String> accessKey() {
                return Optional.of("access");
            }

            @Override
            public Optional<String> secretKey() {
                return Optional.of("secret");
            }

            @Override
            public boolean pathStyle() {
                return true;
            }
        };
    }
}
