package io.bindery.app;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Definitions into the window's broker and out of it. */
class DefinitionsFilesTest extends WithADesk {

    @Test void whatAFileOfOneVirtualHostDeclaresIsThereAndUndoTakesOnlyThatAway(FxRobot robot) throws Exception {
        take("""
                {"exchanges": [{"name": "parcels", "type": "topic", "durable": true}, {"name": "orders", "type": "topic", "durable": true}],
                 "queues": [{"name": "depot", "durable": true, "arguments": {"x-max-length": 5}}],
                 "policies": [{"name": "short", "pattern": "^depot$", "definition": {"message-ttl": 500}}],
                 "bindings": [{"source": "parcels", "destination": "depot", "routing_key": "parcel.#"}, {"source": "orders", "destination": "depot", "routing_key": "order.eu.#"}]}
                """);
        said(robot, "Imported from shop.json: 1 exchange, 1 policy, 1 queue, 2 bindings.");
        until(() -> desk.state().topology().bindings().contains(Binding.toQueue("/", "orders", "depot", "order.eu.#")));
        assertThat(desk.state().topology().queue("depot").orElseThrow().effective().arguments().toString()).contains("x-message-ttl", "x-max-length");
        click(robot, "#undo");
        until(() -> desk.state().topology().exchange("parcels").isEmpty() && desk.state().topology().queue("depot").isEmpty() && desk.state().topology().policies().isEmpty());
        assertThat(desk.state().topology().exchange("orders")).as("was there before").isPresent();
        click(robot, "#redo");
        until(() -> desk.state().topology().queue("depot").isPresent());
    }

    @Test void ofAFileWithAMistakeNothingIsDeclared(FxRobot robot) throws Exception {
        take("{\"queues\": [{\"name\": \"depot\", \"durable\": true}], \"exchanges\": [{\"name\": \"parcels\", \"type\": \"topick\"}]}");
        said(robot, "shop.json was not imported, and nothing was declared.");
        until(() -> notices(robot).stream().anyMatch(words -> words.contains("topick")));
        take("{\"queues\": [{\"name\": \"depot\",]}");
        until(() -> notices(robot).stream().anyMatch(words -> words.startsWith("It is no JSON: line 1, column ")));
        assertThat(desk.state().topology().queue("depot")).isEmpty();
    }

    @Test void aFileThatCannotBeReadIsNamedWithTheReason(FxRobot robot) {
        Path missing = data.resolve("none.json");
        act(() -> desk.definitions().take(missing));
        said(robot, "none.json was not imported, and nothing was declared.");
        said(robot, "The file " + missing + " can't be read (it is not there).");
    }

    @Test void aLargeFileIsTakenInAFewSteps(FxRobot robot) throws Exception {
        take("{\"queues\": [" + IntStream.range(0, 1200).mapToObj(i -> "{\"name\": \"q" + i + "\", \"durable\": true}").collect(Collectors.joining(",")) + "]}");
        said(robot, "Imported from shop.json: 1,200 queues.");
        until(() -> desk.state().topology().queues().size() > 1200);
    }

    @Test void whatIsExportedCanBeImportedAndIsNothingNew(FxRobot robot) throws Exception {
        Path file = data.resolve("all.json");
        act(() -> desk.definitions().give(file));
        said(robot, "Everything that is declared stands in " + file + ", as RabbitMQ writes it.");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).anyMatch(line -> line.contains("\"order.*.created\"")).anyMatch(line -> line.contains("rabbitmq_version"));
        act(() -> desk.definitions().take(file));
        until(() -> notices(robot).stream().anyMatch(words -> words.contains("all.json") && !words.contains("exchange") && !words.contains("queue") && !words.contains(file.toString())));
    }

    @Test void nothingIsExportedAmongTheBrokersOwnFiles(FxRobot robot) {
        Path file = data.resolve("d/all.json");
        act(() -> desk.definitions().give(file));
        said(robot, "all.json would lie in the data directory, where nobody writes but the broker: choose another place.");
        assertThat(file).doesNotExist();
    }

    private void take(String json) throws Exception {
        Path file = data.resolve("shop.json");
        Files.writeString(file, json);
        act(() -> desk.definitions().take(file));
    }

    private static void said(FxRobot robot, String sentence) {
        untilAsserted(() -> assertThat(notices(robot)).contains(sentence));
    }

    private static List<String> notices(FxRobot robot) {
        return robot.lookup(".notice .label").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }
}
