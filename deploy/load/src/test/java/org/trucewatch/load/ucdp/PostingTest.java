package org.trucewatch.load.ucdp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server of our own that takes a report once and refuses those of February. */
class PostingTest {

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> authorisations = Collections.synchronizedSet(new HashSet<>());
    private final Set<String> taken = Collections.synchronizedSet(new HashSet<>());
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/reports/batch", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLongFileGoesInSeveralRequestsAndTheSecondRunCreatesNothing() throws IOException {
        var file = events(1200, 3);

        var first = post(file);
        var second = post(file);

        assertThat(sizes).containsExactly(500, 500, 200, 500, 500, 200);
        assertThat(authorisations).containsExactly("Bearer token-of-agency-un");
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
        var api = new Api(HttpClient.newHttpClient(), account -> "token-of-" + account);
        var load = GedReportsTest.load("Syria");
        var incidents = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return load.post(file, new Batches(api, incidents, load.progress().outcome()));
    }

    private Path events(int number, int month) throws IOException {
        var csv = new StringBuilder("id,side_a,side_b,type_of_violence,source_article,date_start,date_end,date_prec\n");
        for (var i = 0; i < number; i++) {
            csv.append(i).append(",IS,SDF,1,\"\"\"Wire,2016-03-01,Headline\"\"\",");
            csv.append("2016-0%d-01,2016-0%d-01,1%n".formatted(month, month));
        }
        return Files.writeString(folder.resolve("events.csv"), csv);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        sizes.add(lines.size());
        authorisations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        var answers = new StringBuilder();
        lines.forEach(l -> answers.append(answerTo(l)).append('\n'));
        var bytes = answers.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answerTo(String line) {
        var report = Json.read(line);
        if (report.path("occurred").path("from").asText().startsWith("2016-02")) {
            return "{\"problem\":{\"status\":422,\"errors\":[{\"pointer\":\"#/occurred/from\",\"detail\":\"not February\"}]}}";
        }
        return taken.add(report.path("id").asText()) ? "{\"status\":201}" : "{\"status\":200}";
    }
}
