package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.ui.store.ReadyQueries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command shows a directory at rest, refuses what it can't show with a sentence, and changes no byte. */
@Timeout(300)
class InspectCommandTest {

    @TempDir Path directory;
    @TempDir Path elsewhere;
    private Path data;

    private record Said(int code, String out, String err) { }

    @BeforeEach void aBrokerHasRun() throws Exception {
        data = directory.resolve("data");
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "filler")) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.exchangeDeclare("orders", "topic", true);
            channel.queueDeclare("billing", true, false, false, Map.of("x-max-length", 1000));
            channel.queueDeclare("audit", true, false, false, null);
            channel.queueBind("billing", "orders", "order.#");
            channel.queueBind("audit", "orders", "#");
            for (int i = 0; i < 60; i++) {
                AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder().deliveryMode(2).headers(Map.of("number", "n" + i)).build();
                channel.basicPublish("orders", "order.created." + i, properties, ("order, \"number\" " + i).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(channel.waitForConfirms(45_000)).isTrue();
        }
    }

    private Said inspect(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new InspectCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new FailedFiles()).execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file) + " "
                        + (Files.isDirectory(file) ? "directory" : Arrays.toString(Files.readAllBytes(file))));
            }
        }
        return files;
    }

    @Test void noWayOfLookingChangesAByte() throws IOException {
        Map<String, String> before = files();
        String at = data.toString();
        List<Said> all = List.of(inspect(at), inspect(at, "--queue", "billing"), inspect(at, "--search", "number"), inspect(at, "--sql", "depth"),
                inspect(at, "--queue", "audit", "--payload", "1"), inspect(at, "--export", elsewhere.resolve("x").toString()),
                inspect(at, "--export", data.resolve("journal/x").toString()), inspect(at, "--sql", "DELETE FROM message"));
        assertThat(all).extracting(Said::code).containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(files()).isEqualTo(before);
    }

    @Test void theOverviewCountsQueuesAndNamesBindings() {
        Said said = inspect(data.toString());
        assertThat(said.out()).contains("60 messages, 120 copies")
                .containsPattern("billing +/ +60 +durable +\\{\"x-max-length\":1000\\}")
                .containsPattern("orders +/ +topic +durable").containsPattern("orders +billing +queue +order\\.#");
    }

    @Test void aSearchFindsKeysHeadersAndPayloadsInAnyCase() {
        assertThat(inspect(data.toString(), "--queue", "billing", "--search", "ORDER.created.59").out()).contains("order.created.59").doesNotContain("created.58");
        assertThat(inspect(data.toString(), "--search", "\"number\":\"n7\"").out().lines()).hasSize(3);
        assertThat(inspect(data.toString(), "--search", "number\" 31").out().lines()).hasSize(3);
        assertThat(inspect(data.toString(), "--search", "payload_encoding").out().lines()).hasSize(1);
    }

    @Test void aLongListSaysThatThereIsMore() {
        assertThat(inspect(data.toString(), "--queue", "billing", "--limit", "59").out()).contains("More than 59");
        assertThat(inspect(data.toString(), "--queue", "billing", "--limit", "60").out()).doesNotContain("More than");
    }

    @Test void anExportIsOneJsonObjectALine() throws IOException {
        Path file = elsewhere.resolve("billing.jsonl");
        assertThat(inspect(data.toString(), "--queue", "billing", "--export", file.toString()).out()).contains("60 messages written");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(60);
        assertThat(new ObjectMapper().readTree(lines.get(3)).get("payload").asText()).isEqualTo("order, \"number\" 3");
    }

    @Test void sqlAnswersAsCommaSeparatedValues() {
        Said said = inspect(data.toString(), "--sql", "SELECT queue, body FROM queue_entry JOIN message ON id = message_id WHERE queue = 'audit' AND routing_key = 'order.created.5'");
        assertThat(said.out()).isEqualToNormalizingNewlines("queue,body\naudit,\"order, \"\"number\"\" 5\"\n");
    }

    @Test void everyReadyQueryHasAnAnswer() {
        assertThat(inspect("--queries").out()).contains(ReadyQueries.all().keySet());
        for (String name : ReadyQueries.all().keySet()) {
            assertThat(inspect(data.toString(), "--sql", name)).as(name).satisfies(said -> assertThat(said.err()).isEmpty());
        }
        assertThat(inspect(data.toString(), "--sql", "depth").out()).contains("/,billing,60,");
    }

    @Test void whatCantBeShownIsRefusedWithASentence() throws Exception {
        assertThat(inspect(data.toString(), "--queue", "nothing")).isEqualTo(new Said(1, "",
                "bindery: no queue 'nothing' in vhost '/': bindery inspect " + data + " lists what is there." + System.lineSeparator()));
        assertThat(inspect(elsewhere.toString()).err()).contains("holds no data of a broker");
        assertThat(inspect(elsewhere.resolve("no").toString()).err()).contains("does not exist");
        try (EmbeddedBroker broker = BrokerFixture.on(data)) {
            assertThat(broker.amqpPort()).isPositive();
            assertThat(inspect(data.toString()).err()).contains("bindery backup --data ").contains("in use by another Bindery (process " + ProcessHandle.current().pid());
        }
        Files.writeString(data.resolve("bindery.format"), "99\n");
        assertThat(inspect(data.toString()).err()).contains("format 99").contains("newer Bindery");
    }

    @Test void aDamagedPlaceIsNamedAndTheRestShown() throws IOException {
        Path segment;
        try (Stream<Path> journal = Files.list(data.resolve("journal"))) {
            segment = journal.filter(file -> file.toString().endsWith(".journal")).min(Comparator.naturalOrder()).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("order, \"number\" 30");
        bytes[at] ^= 1;
        Files.write(segment, bytes);

        Said overview = inspect(data.toString());
        assertThat(overview.code()).isZero();
        assertThat(overview.out()).containsPattern("DAMAGED " + segment.getFileName() + " at \\d+, \\d+ bytes: .+").contains("59 messages, 118 copies").containsPattern("billing +/ +59 ");
        assertThat(damagedAt(overview.out())).isBetween((long) at - 400, (long) at);
        Said messages = inspect(data.toString(), "--queue", "billing", "--limit", "60");
        assertThat(messages.out()).contains("order.created.29", "order.created.31").doesNotContain("order.created.30");
    }

    private static long damagedAt(String overview) {
        return Long.parseLong(overview.replaceAll("(?s).*DAMAGED \\S+ at (\\d+),.*", "$1"));
    }

    @Test void aDirectoryTellsWhereAMessageWouldGoAndChangesNoByteByIt() throws IOException {
        Map<String, String> before = files();
        Path expected = Files.writeString(elsewhere.resolve("expected.json"), "[{\"exchange\": \"orders\", \"key\": \"order.new\", \"queues\": [\"audit\", \"billing\"]}]");
        String at = data.toString();

        Said said = bindery("route", "--data", at, "orders", "order.new", "--queues");
        assertThat(said.out().lines()).containsExactlyInAnyOrder("audit", "billing");
        assertThat(said.err()).isEmpty();
        assertThat(bindery("route", "--data", at, "", "billing", "--queues").out()).isEqualToIgnoringNewLines("billing");
        assertThat(bindery("test", "--data", at, expected.toString()).out()).contains("1 expectations, 1 met");
        assertThat(bindery("render", "--data", at).out()).contains("billing", "order.#");

        assertThat(bindery("route", "--data", at).err()).contains("Missing: EXCHANGE.");
        assertThat(bindery("route", "--data", at, "orders", "a", "b").err()).contains("'b' is one word too many");
        assertThat(bindery("route", "--data", elsewhere.toString(), "orders").err()).contains("holds no data of a broker");
        assertThat(bindery("route", "--data", at, "--vhost", "x", "orders").err()).contains("no virtual host 'x' in " + at + ". It has /.");
        assertThat(files()).isEqualTo(before);
    }

    private static Said bindery(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    @Test void helpNamesEveryOption() {
        assertThat(inspect("--help").out()).contains("--queue", "--search", "--export", "--sql", "--queries", "--payload", "--limit");
    }
}
