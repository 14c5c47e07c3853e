package io.bindery.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    @Test void gzipAndDeflateAreUnpacked() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        write(new GZIPOutputStream(gzip), "hello");
        ByteArrayOutputStream deflate = new ByteArrayOutputStream();
        write(new DeflaterOutputStream(deflate), "hello");

        assertThat(body("text/plain", "gzip", gzip.toByteArray()).text()).hasValue("hello");
        assertThat(body("text/plain", "deflate", deflate.toByteArray()).text()).hasValue("hello");
        assertThat(body("text/plain", "gzip", gzip.toByteArray()).remark()).startsWith("Unpacked from");
    }

    @Test void whatOnlyClaimsToBeGzipIsShownAsItIs() {
        Body body = body(null, "gzip", "plain".getBytes(StandardCharsets.UTF_8));
        assertThat(body.text()).hasValue("plain");
        assertThat(body.remark()).contains("can't be unpacked");
    }

    @Test void theCharsetOfTheContentTypeDecides() {
        byte[] latin = "ä".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(body("text/plain; charset=iso-8859-1", null, latin).text()).hasValue("ä");
        assertThat(body("text/plain", null, latin).text()).isEmpty();
        assertThat(body("text/plain; charset=none-such", null, "ä".getBytes(StandardCharsets.UTF_8)).text()).hasValue("ä");
    }

    @Test void bytesThatAreNoTextAreOnlyHex() {
        Body body = body(null, null, new byte[] {0, 1, 'A', (byte) 0xFF});
        assertThat(body.text()).isEmpty();
        assertThat(body.json()).isEmpty();
        assertThat(body.hex()).startsWith("000000  00 01 41 ff ").endsWith("··A·\n");
    }

    @Test void aLargeBodyIsCutAndSaysSo() {
        Body body = body(null, null, new byte[Body.LARGEST + 1]);
        assertThat(body.bytes()).hasSize(Body.LARGEST);
        assertThat(body.remark()).isEqualTo("Only the first 256 KiB are shown.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"a\":1.10,\"a\":[ ]} | {~  \"a\": 1.10,~  \"a\": []~}", "[1,{\"b\":\"{,}\\\"\"}] | [~  1,~  {~    \"b\": \"{,}\\\"\"~  }~]", "7 | 7"})
    void jsonIsLaidOutWithoutChangingItsValues(String json, String lines) {
        assertThat(JsonLayout.lines(json)).isEqualTo(lines.replace('~', '\n'));
    }

    private static void write(OutputStream to, String text) throws IOException {
        try (to) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Body body(String type, String encoding, byte[] bytes) {
        return Body.of(Message.of(1, "", "", new Properties(type, encoding, null, null, null, null, null, null, null, null, null, null, null, null), bytes));
    }
}
