package org.trucewatch.load.events;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.load.input.FakeService;
import org.trucewatch.load.input.FakeService.Reply;
import org.trucewatch.load.input.FakeService.Request;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a service that takes a report once and refuses those of February. */
class PostingTest {

    private final Set<String> taken = new HashSet<>();
    private final FakeService service = new FakeService(this::answer);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLongFileGoesInSeveralRequestsAndTheSecondRunCreatesNothing() throws IOException {
        var file = events(1200, 3);

        var first = post(file);
        var second = post(file);

        assertThat(service.requests())
                .extracting(r -> r.body().lines().count())
                .containsExactly(500L, 500L, 200L, 500L, 500L, 200L);
        assertThat(service.requests()).allMatch(r -> r.account().equals("agency-un"));
        assertThat(service.requests()).allMatch(r -> r.type().equals("application/x-ndjson"));
        assertThat(first.outcome().created()).isEqualTo(1200);
        assertThat(second.outcome().again()).isEqualTo(1200);
        assertThat(second.complete()).isTrue();
    }

    @Test
    void refusalsAreSummedUpWithTheirReasons() throws IOException {
        var progress = post(events(7, 2));

        assertThat(progress.outcome().refused()).isEqualTo(7);
        assertThat(progress.complete()).isFalse();
        assertThat(progress.toString()).contains("7 refused", "422 #/occurred/from not February");
    }

    private Progress post(Path file) throws IOException {
        var load = UcdpReportsTest.load("Syria");
        return load.post(
                file, new Batches(service.api(), service.uri(), load.progress().outcome()));
    }

    private Path events(int number, int month) throws IOException {
        var csv = new StringBuilder("id,side_a,side_b,type_of_violence,source_article,date_start,date_end,date_prec\n");
        for (var i = 0; i < number; i++) {
            csv.append(i).append(",IS,SDF,1,\"\"\"Wire,2016-03-01,Headline\"\"\",");
            csv.append("2016-0%d-01,2016-0%d-01,1%n".formatted(month, month));
        }
        return Files.writeString(folder.resolve("events.csv"), csv);
    }

    private Reply answer(Request request) {
        var lines = request.body().lines().map(this::answerTo).collect(Collectors.joining("\n", "", "\n"));
        return new Reply(200, "application/x-ndjson", lines);
    }

    private String answerTo(String line) {
        var report = Json.read(line);
        if (report.path("occurred").path("from").asText().startsWith("2016-02")) {
            return "{\"problem\":{\"status\":422,\"errors\":[{\"pointer\":\"#/occurred/from\",\"detail\":\"not February\"}]}}";
        }
        return taken.add(report.path("id").asText()) ? "{\"status\":201}" : "{\"status\":200}";
    }
}
