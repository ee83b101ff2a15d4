package org.trucewatch.kit.store;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Contents as objects of a bucket. A draft that is longer than one part is an upload in parts, which nobody sees, to a name
 * of its own; once complete it is copied to its key by the server, which takes up to 5 GiB.
 */
final class S3Store implements Store, Closeable {

    private static final int NOT_FOUND = 404;
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final S3Client s3;
    private final String bucket;

    S3Store(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The client is made when the first store is, not when a service starts. */
    static S3Store of(StoreSettings.S3 settings) {
        var client = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // others than Amazon's do not all know the newer checksums; contents are addressed by their own
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(credentials(settings));
        settings.endpoint().ifPresent(client::endpointOverride);
        return new S3Store(client.build(), settings.bucket().orElseThrow());
    }

    private static AwsCredentialsProvider credentials(StoreSettings.S3 settings) {
        return settings.accessKey().isPresent() && settings.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey().get(), settings.secretKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @Override
    public Draft begin() {
        return new S3Draft(s3, bucket, S3Draft.PLACE + UUID.randomUUID());
    }

    @Override
    public void put(String key, byte[] content) {
        Key.checked(key);
        asked(() -> s3.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromBytes(content)));
    }

    @Override
    public Optional<Kept> find(String key) {
        Key.checked(key);
        return asked(() -> {
            try {
                var head = s3.headObject(of -> of.bucket(bucket).key(key));
                return Optional.of(new KeptObject(key, head.contentLength(), head.eTag()));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public boolean remove(String key) {
        boolean was = find(key).isPresent();
        if (was) {
            asked(() -> s3.deleteObject(at -> at.bucket(bucket).key(key)));
        }
        return was;
    }

    @Override
    public Stream<String> keys(String prefix) {
        return asked(() -> s3.listObjectsV2Paginator(of -> of.bucket(bucket).prefix(prefix))).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith("."));
    }

    @Override
    public void sweep() {
        var before = Instant.now().minus(ABANDONED);
        asked(() -> {
            s3.listMultipartUploadsPaginator(of -> of.bucket(bucket)).uploads().stream()
                    .filter(upload -> upload.key().startsWith(S3Draft.PLACE))
                    .filter(upload -> upload.initiated().isBefore(before))
                    .forEach(upload -> s3.abortMultipartUpload(
                            of -> of.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            s3.listObjectsV2Paginator(of -> of.bucket(bucket).prefix(S3Draft.PLACE)).contents().stream()
                    .filter(draft -> draft.lastModified().isBefore(before))
                    .forEach(draft -> s3.deleteObject(at -> at.bucket(bucket).key(draft.key())));
            return null;
        });
    }

    @Override
    public void close() {
        s3.close();
    }

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException("the store does not do what it should", e));
        }
    }

    private final class KeptObject implements Kept {

        private final String key;
        private final long size;
        private final String tag;

        KeptObject(String key, long size, String tag) {
            this.key = key;
            this.size = size;
            this.tag = tag;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream open(long from, long length) throws IOException {
            if (length == 0) {
                return InputStream.nullInputStream();
            }
            try {
                var object = s3.getObject(of -> of.bucket(bucket)
                        .key(key)
                        .ifMatch(tag) // what is read belongs to one content
                        .range("bytes=" + from + "-" + (from + length - 1)));
                return new Part(object, length) {
                    @Override
                    public void close() {
                        object.abort(); // instead of reading what is left
                    }
                };
            } catch (SdkException e) {
                throw new IOException("what is kept cannot be read", e);
            }
        }
    }
}
