package org.trucewatch.incidents.evidence;

import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class UploadPlacesTest extends Uploads {

    private static final int MOST = 8;

    @TestHTTPResource("/")
    URI service;

    @Test
    void anAgencyThatSendsManyFilesAtATimeLeavesPlacesToOthers() throws IOException {
        var report = sent(RCC, ceasefire().report().body());
        var theirs = sent(SNHR, ceasefire().report().body());
        var slow = new ArrayList<SlowUpload>();
        try {
            for (int i = 0; i < MOST; i++) {
                var upload =
                        new SlowUpload(service, RCC, report, UUID.randomUUID(), "image/jpeg", "Content-Length: 1000");
                slow.add(upload);
                upload.send(aFile(1));
            }
            await().atMost(SOON).until(() -> drafts().size() == MOST);

            upload(RCC, report, aFile(10))
                    .statusCode(503)
                    .header("Retry-After", equalTo("30"))
                    .body("type", equalTo("/problems/busy"));
            uploaded(SNHR, theirs, aFile(10));
        } finally {
            for (var upload : slow) {
                upload.close();
            }
        }
        await().atMost(SOON).until(() -> drafts().isEmpty());
        uploaded(RCC, report, aFile(10));
    }
}
