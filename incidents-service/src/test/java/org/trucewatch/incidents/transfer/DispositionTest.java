package org.trucewatch.incidents.transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class DispositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                attachment; filename="../../etc/passwd"                     | passwd
                attachment; filename="C:\\\\Users\\\\x\\\\a.jpg"            | a.jpg
                attachment; filename=plain.jpg                              | plain.jpg
                ATTACHMENT; FILENAME = plain.jpg; size=3                    | plain.jpg
                attachment; filename="a\\"b;c.jpg"                          | a"b;c.jpg
                attachment; filename=x; filename*=UTF-8''%e2%82%ac%20rates  | € rates
                attachment; filename*=iso-8859-1'en'%A3%20rates             | £ rates
                attachment; filename*=UTF-8''%E2%80%AEgpj.exe               | gpj.exe
                attachment; filename*=UTF-8''a%00b%0d%0aX:%20y.jpg          | abX: y.jpg
                attachment; filename=ok.jpg; filename*=UTF-8''%ff%fe        | ok.jpg
                attachment; filename=ok.jpg; filename*=no-such''x           | ok.jpg
                attachment; filename*=nonsense'x                            |
                attachment; filename=".."                                   |
                attachment; filename="/"                                    |
                attachment; filename="                                      |
                inline                                                      |
                """)
    void aFileNameIsANameAndNothingElse(String disposition, String name) {
        assertThat(Disposition.parse(disposition).filename()).isEqualTo(name);
    }

    @Test
    void aFileNameThatServersReadAsLatin1IsTheUtf8ThatClientsWrote() {
        var asRead = new String(
                "attachment; filename=\"снимок.jpg\"".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(Disposition.parse(asRead).filename()).isEqualTo("снимок.jpg");
    }

    @Test
    void aLongFileNameIsCut() {
        var name = "x".repeat(1000);
        assertThat(Disposition.parse("attachment; filename=" + name).filename()).hasSize(255);
    }

    @Test
    void aQuotedFileNameMayBeAsLongAsAHeader() {
        var name = "x\\\"".repeat(10_000);
        assertThat(Disposition.parse("attachment; filename=\"" + name + "\"").filename())
                .isEqualTo("x\"".repeat(10_000).substring(0, 255));
        assertThat(Disposition.parse("attachment; filename=\"" + name).filename())
                .isNull();
    }

    @Test
    void whatIsGivenOutCanBeReadByOldAndNewClientsAndBreaksNoHeader() {
        var value = Disposition.attachment("a\"b\\; снимок.jpg");

        assertThat(value).matches("[ -~]*").startsWith("attachment; filename=\"a_b__ ______.jpg\"; filename*=UTF-8''");
        assertThat(Disposition.parse(value).filename()).isEqualTo("a\"b\\; снимок.jpg".replaceAll(".*\\\\", ""));
    }

    @Test
    void theNameOfAFieldIsRead() {
        assertThat(Disposition.parse("form-data; name=\"file\"; filename=\"x\"").name())
                .isEqualTo("file");
        assertThat(Disposition.parse(null).name()).isNull();
    }
}
