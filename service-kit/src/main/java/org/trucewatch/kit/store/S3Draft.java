package org.trucewatch.kit.store;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.trucewatch.kit.store.S3Store.asked;

/**
 * A draft in a bucket. A part is gathered in a file of this machine, because parts in memory would be many megabytes for
 * everybody who uploads at this moment.
 */
final class S3Draft implements Draft {

    /** No key begins like this. */
    static final String PLACE = ".drafts/";

    /** Of which a bucket takes 10,000 at most, and 5 MiB at least. */
    static final int PART = 8 * 1024 * 1024;

    private final S3Client s3;
    private final String bucket;
    private final String name;
    private final List<CompletedPart> parts = new ArrayList<>();
    private final OutputStream out = new Parts();
    private Path gathering;
    private OutputStream gathered;
    private int length;
    private String upload;

    S3Draft(S3Client s3, String bucket, String name) {
        this.s3 = s3;
        this.bucket = bucket;
        this.name = name;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void keepAs(String key) {
        Key.checked(key);
        try {
            if (upload == null) {
                var content = endPart();
                asked(() -> s3.putObject(to -> to.bucket(bucket).key(key), content));
                return;
            }
            sendPart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asked(() -> s3.completeMultipartUpload(
                of -> of.bucket(bucket).key(name).uploadId(upload).multipartUpload(all -> all.parts(parts))));
        upload = null;
        asked(() -> s3.copyObject(of -> of.sourceBucket(bucket)
                .sourceKey(name)
                .destinationBucket(bucket)
                .destinationKey(key)));
    }

    @Override
    public void close() {
        try {
            if (gathered != null) {
                gathered.close();
            }
            if (gathering != null) {
                Files.deleteIfExists(gathering);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (upload != null) {
            asked(() ->
                    s3.abortMultipartUpload(of -> of.bucket(bucket).key(name).uploadId(upload)));
        } else if (!parts.isEmpty()) {
            asked(() -> s3.deleteObject(at -> at.bucket(bucket).key(name)));
        }
    }

    private void gather(byte[] bytes, int from, int count) throws IOException {
        if (gathered == null) {
            if (gathering == null) {
                gathering = Files.createTempFile("trucewatch-part-", null);
            }
            gathered = new BufferedOutputStream(Files.newOutputStream(gathering));
        }
        gathered.write(bytes, from, count);
        length += count;
    }

    private void sendPart() throws IOException {
        if (upload == null) {
            upload = asked(() ->
                            s3.createMultipartUpload(of -> of.bucket(bucket).key(name)))
                    .uploadId();
        }
        int number = parts.size() + 1;
        var content = endPart();
        var sent = asked(() ->
                s3.uploadPart(of -> of.bucket(bucket).key(name).uploadId(upload).partNumber(number), content));
        parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    }

    private RequestBody endPart() throws IOException {
        if (gathered == null) {
            return RequestBody.empty();
        }
        gathered.close();
        gathered = null;
        length = 0;
        return RequestBody.fromFile(gathering);
    }

    private final class Parts extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (int done = 0; done < count; ) {
                if (length == PART) {
                    sendPart();
                }
                int now = Math.min(count - done, PART - length);
                gather(bytes, from + done, now);
                done += now;
            }
        }
    }
}
