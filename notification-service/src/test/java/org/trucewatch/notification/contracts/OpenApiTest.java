package org.trucewatch.notification.contracts;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class OpenApiTest {

    /** To accept a change, copy the file that the failure names over the one checked in, and read the difference. */
    @Test
    void theDescriptionCheckedInIsThatOfTheService() throws Exception {
        var served =
                RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();
        var now = Files.writeString(
                Files.createDirectories(Path.of("target/openapi")).resolve("served.yaml"), served);
        assertThat(now).hasSameTextualContentAs(Path.of("contracts/openapi.yaml"));
    }
}
