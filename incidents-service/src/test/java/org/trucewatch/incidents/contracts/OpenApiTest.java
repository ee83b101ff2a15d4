package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.file.Files;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@IncidentsTest
class OpenApiTest {

    /** To accept a change, copy the file that the failure names over the one checked in, and look at the difference. */
    @Test
    void theDescriptionCheckedInIsThatOfTheService() throws IOException {
        var checkedIn = Example.file("incidents-service/contracts/openapi.yaml");
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        var now = Example.file("incidents-service/target/openapi/served.yaml");
        Files.createDirectories(now.getParent());
        Files.writeString(now, served);

        // as trees: the order of keys is not the same in every build
        var yaml = new YAMLMapper();
        assertThat(yaml.readTree(now.toFile()))
                .as("%s against %s", checkedIn, now)
                .isEqualTo(yaml.readTree(checkedIn.toFile()));
    }
}
