package io.bindery.app;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** {@code route}, {@code test} and {@code render} over a definitions file, without a broker and without a display. */
class TopologyCommandsTest {

    private static final String DEFINITIONS = """
            {"vhosts": [{"name": "/"}, {"name": "other"}],
             "policies": [{"vhost": "/", "name": "lost", "pattern": "^payments$", "apply-to": "exchanges", "definition": {"alternate-exchange": "unrouted"}}],
             "exchanges": [
               {"name": "orders", "vhost": "/", "type": "topic", "durable": true, "auto_delete": false, "internal": false, "arguments": {}},
               {"name": "unrouted", "vhost": "/", "type": "fanout", "durable": true, "auto_delete": false, "internal": true, "arguments": {}},
               {"name": "payments", "vhost": "/", "type": "direct", "durable": false, "auto_delete": false, "internal": false, "arguments": {}},
               {"name": "reports", "vhost": "/", "type": "headers", "durable": true, "auto_delete": false, "internal": false, "arguments": {}}],
             "queues": [
               {"name": "billing", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {"x-dead-letter-exchange": "payments"}},
               {"name": "audit", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {}},
               {"name": "lost & <found>", "vhost": "/", "durable": false, "auto_delete": false, "arguments": {}}],
             "bindings": [
               {"source": "orders", "vhost": "/", "destination": "billing", "destination_type": "queue", "routing_key": "order.*.created", "arguments": {}},
               {"source": "orders", "vhost": "/", "destination": "audit", "destination_type": "queue", "routing_key": "order.#", "arguments": {}},
               {"source": "unrouted", "vhost": "/", "destination": "lost & <found>", "destination_type": "queue", "routing_key": "", "arguments": {}},
               {"source": "reports", "vhost": "/", "destination": "audit", "destination_type": "queue", "routing_key": "", "arguments": {"x-match": "all", "v": 2}}]}
            """;

    @TempDir Path directory;
    private Path file;

    private record Said(int code, String out, String err) { }

    @BeforeEach void write() throws IOException {
        file = Files.writeString(directory.resolve("definitions.json"), DEFINITIONS);
    }

    private static Said bindery(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    @Test void aRouteSaysWhichBindingTookTheMessageAndWhichDidNot() {
        Said said = bindery("route", file.toString(), "orders", "order.eu.shipped");

        assertThat(said.out()).containsPattern("(?m)^\\+ +audit +order\\.# +# took two words$").containsPattern("(?m)^- +billing +order\\.\\*\\.created .*created")
                .endsWith("1 queue: audit\n");
        assertThat(said.code()).isZero();
    }

    @Test void headersAreTyped() {
        assertThat(bindery("route", file.toString(), "reports", "--header", "v=2", "--queues").out()).isEqualTo("audit\n");
        assertThat(bindery("route", file.toString(), "reports", "--header", "v=two").out()).contains("No queue gets a copy.");
    }

    @Test void whatAPolicySaysCounts() {
        assertThat(bindery("route", file.toString(), "payments", "nothing.matches").out()).contains("its alternate exchange unrouted takes the message")
                .endsWith("1 queue: lost & <found>\n");
    }

    @Test void theDefaultExchangeKnowsQueuesByName() {
        assertThat(bindery("route", file.toString(), "", "billing").out()).contains("billing at (default)").endsWith("1 queue: billing\n");
    }

    @Test void whatIsWrongIsSaidInASentence() throws IOException {
        assertThat(bindery("route", file.toString(), "nowhere", "k")).isEqualTo(new Said(1, "", "bindery: no exchange 'nowhere' in vhost '/'.\n"));
        assertThat(bindery("route", directory.resolve("no.json").toString(), "orders").err()).isEqualTo("bindery: There is no file " + directory.resolve("no.json") + ".\n");
        assertThat(bindery("route", "--vhost", "third", file.toString(), "orders").err()).contains("no virtual host 'third'", "/, other");
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\"queues\": [\n}");
        assertThat(bindery("route", broken.toString(), "orders").err()).contains("It is no JSON: line 2");
        Path noText = Files.write(directory.resolve("noText.json"), new byte[] {0, 0, 0, '{', 'e', 't', 'e', 's'});
        assertThat(bindery("route", noText.toString(), "orders").err()).contains("noText.json: It is no JSON: Invalid UTF-32");
        Path refused = Files.writeString(directory.resolve("refused.json"), DEFINITIONS.replace("\"topic\"", "\"tropic\""));
        assertThat(bindery("route", refused.toString(), "orders").err()).contains("tropic");
        assertThat(bindery("route").code()).isEqualTo(2);
    }

    @Test void aFileOfOneVirtualHostNeedsNoNames() throws IOException {
        Path one = Files.writeString(directory.resolve("one.json"), "{\"queues\": [{\"name\": \"q\"}], \"exchanges\": [{\"name\": \"x\", \"type\": \"fanout\"}],"
                + " \"bindings\": [{\"source\": \"x\", \"destination\": \"q\", \"destination_type\": \"queue\"}]}");
        assertThat(bindery("route", one.toString(), "x").out()).endsWith("1 queue: q\n");
    }

    @Test void expectationsThatAreMetEndWithZero() throws IOException {
        Path expected = expectations("""
                [{"exchange": "orders", "key": "order.eu.created", "queues": ["audit", "billing"]},
                 {"exchange": "orders", "key": "order.eu.shipped", "reaches": ["audit"], "misses": ["billing"]},
                 {"exchange": "reports", "headers": {"v": 2}, "queues": ["audit"]},
                 {"name": "nobody wants invoices", "exchange": "orders", "key": "invoice", "queues": []}]""");

        assertThat(bindery("test", file.toString(), expected.toString())).isEqualTo(new Said(0, "4 expectations, 4 met, 0 not\n", ""));
    }

    @Test void whatIsNotMetSaysWhyAndGoesIntoTheReport() throws Exception {
        Path expected = expectations("""
                [{"exchange": "orders", "key": "order.eu.shipped", "queues": ["billing"]},
                 {"name": "a typo", "exchange": "orders", "key": "order", "reaches": ["adit"]}]""");
        Path report = directory.resolve("report.xml");

        Said said = bindery("test", file.toString(), expected.toString(), "--junit", report.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("NOT MET order.eu.shipped at orders", "billing gets no copy: order.*.created", "audit gets a copy: order.#",
                "no queue 'adit'", "2 expectations, 0 met, 2 not");
        Document xml = parsed(Files.readString(report));
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("2");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    }

    @Test void expectationsThatSayNothingAreRefused() throws IOException {
        assertThat(bindery("test", file.toString(), expectations("[{\"exchange\": \"orders\"}]").toString()).err()).contains("one of queues, reaches and misses");
        assertThat(bindery("test", file.toString(), expectations("[{\"exchange\": \"orders\", \"queue\": \"audit\"}]").toString()).err()).contains("nothing is known of 'queue'");
        assertThat(bindery("test", file.toString(), expectations("{}").toString()).err()).contains("no list of expectations");
    }

    @Test void aPictureHasEveryFigureAndIsWellFormed() throws Exception {
        Path picture = directory.resolve("topology.svg");

        assertThat(bindery("render", file.toString(), "--out", picture.toString()).code()).isZero();

        Document svg = parsed(Files.readString(picture));
        assertThat(svg.getDocumentElement().getTextContent()).contains("orders", "unrouted", "billing", "audit", "lost & <found>", "order.*.created", "v = 2",
                "fanout, internal", "alternate", "dead-letter");
        assertThat(Files.readString(picture)).doesNotContain("NaN").contains("#F3F4F7");
        assertThat(bindery("render", file.toString(), "--dark").out()).contains("#15181D");
    }

    @Test void aPictureInDotsIsTheSameInTheSameColours() throws Exception {
        Path picture = directory.resolve("topology.png");
        Element svg = parsed(bindery("render", file.toString()).out()).getDocumentElement();

        assertThat(bindery("render", file.toString(), "--out", picture.toString()).out()).contains("5 exchanges, 3 queues");

        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(svg.getAttribute("width"))));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(svg.getAttribute("height"))));
        assertThat(colours(image)).contains(0xF3F4F7, 0xFFFFFF, 0x2A7640, 0x8A5A00, 0x8636C2, 0x0B6E8A, 0x7F8998, 0x9C2A61).as("letters").contains(0x1A202A);

        assertThat(bindery("render", file.toString(), "--out", picture.toString(), "--dark", "--scale", "1").code()).isZero();
        BufferedImage dark = ImageIO.read(picture.toFile());
        assertThat(dark.getWidth()).isEqualTo((image.getWidth() + 1) / 2);
        assertThat(dark.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x15181D);
    }

    @Test void aPictureOfTooManyDotsIsRefusedInASentence() throws IOException {
        Path large = Files.writeString(directory.resolve("large.json"), "{\"queues\": [" + IntStream.range(0, 3_000).mapToObj(i -> "{\"name\": \"q" + i + "\"}").collect(joining(",")) + "]}");
        assertThat(bindery("render", large.toString(), "--format", "png", "--scale", "3").err()).contains("too many for a PNG: write an SVG");
        assertThat(bindery("render", large.toString(), "--format", "png", "--scale", "0").err()).contains("--scale is a number from 0.1 to 10");
    }

    @Test void aFlowchartHasEveryBinding() {
        Said said = bindery("render", file.toString(), "--format", "mermaid");

        assertThat(said.out()).startsWith("flowchart LR\n").contains("[\"lost #amp; #lt;found#gt;\"]", "|\"order.*.created\"|", "|\"order.#35;\"|", "-.->|alternate|", "-.->|dead-letter|");
    }

    private Path expectations(String json) throws IOException {
        return Files.writeString(directory.resolve("expected.json"), json);
    }

    private static Set<Integer> colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).mapToObj(dot -> dot & 0xFFFFFF).collect(toSet());
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
