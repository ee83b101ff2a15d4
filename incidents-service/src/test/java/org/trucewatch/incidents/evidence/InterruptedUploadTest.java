package org.trucewatch.incidents.evidence;

import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.RCC;

@IncidentsTest
class InterruptedUploadTest extends Uploads {

    @TestHTTPResource("/")
    URI service;

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        var report = sent(RCC, ceasefire().report().body());
        var id = UUID.randomUUID();
        try (var upload = new SlowUpload(service, RCC, report, id, "image/jpeg", "Content-Length: 2000000")) {
            upload.send(aFile(1_000_000));
            await().atMost(SOON).until(() -> !drafts().isEmpty());
        }

        await().atMost(SOON).until(() -> drafts().isEmpty());
        as(RCC).get("/v1/evidence/" + id).then().statusCode(404);
    }

    @Test
    void aFormThatBreaksOffAfterItsFileLeavesNothing() throws IOException {
        var report = sent(RCC, ceasefire().report().body());
        var id = UUID.randomUUID();
        var file = aFile(100_000);
        var form = "multipart/form-data; boundary=b";
        try (var upload = new SlowUpload(service, RCC, report, id, form, "Transfer-Encoding: chunked")) {
            upload.chunk(bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"));
            upload.chunk(file);
            upload.chunk(bytes("\r\n--b\r\nContent-Disposition: form-data; name=\"consent\"\r\n\r\nNEU"));
            await().atMost(SOON).until(() -> !drafts().isEmpty());
        }

        await().atMost(SOON).until(() -> drafts().isEmpty());
        as(RCC).get("/v1/evidence/" + id).then().statusCode(404);
        assertThat(blob(sha256(file))).doesNotExist();
    }

    @Test
    void whoIsRefusedBeforeTheBodyWasReadCanReadWhy() throws IOException {
        var unknown = UUID.randomUUID();
        try (var upload =
                new SlowUpload(service, RCC, unknown, UUID.randomUUID(), "image/jpeg", "Content-Length: 20000000")) {
            upload.send(aFile(20_000_000));

            assertThat(upload.status()).isEqualTo("404");
        }
    }
}
