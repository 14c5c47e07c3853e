package io.bindery.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Step;
import io.bindery.routing.RoutePreview;
import io.bindery.routing.RouteWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Expectations of a topology, asked of the router that routes messages. */
final class Expectations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VhostSnapshot topology;
    private final RoutePreview router;

    Expectations(VhostSnapshot topology) {
        this.topology = topology;
        router = RoutePreview.of(topology);
    }

    /** @param failures one sentence for each thing that is not as expected */
    record Result(Expectation expected, List<String> failures) { }

    /** @throws IOException with a sentence, also for a file that says something else than expectations */
    static List<Expectation> read(Path file) throws IOException {
        try {
            List<Expectation> all = new ArrayList<>();
            for (JsonNode each : list(JSON.readTree(Files.readAllBytes(file)), file)) {
                Expectation expectation = JSON.treeToValue(each, Expectation.class);
                if (expectation.exchange() == null || expectation.saysNothing()) {
                    throw new IOException(file + ": " + each + " needs an exchange, and one of queues, reaches and misses.");
                }
                all.add(expectation);
            }
            return all;
        } catch (NoSuchFileException missing) {
            throw new IOException("There is no file " + file + ".");
        } catch (UnrecognizedPropertyException unknown) {
            throw new IOException(file + ": nothing is known of '" + unknown.getPropertyName() + "'; there are name, exchange, key, headers, queues, reaches, misses.");
        } catch (JsonProcessingException broken) {
            throw new IOException(file + ": " + broken.getOriginalMessage() + ".");
        }
    }

    private static Iterable<JsonNode> list(JsonNode root, Path file) throws IOException {
        if (root == null || !root.isArray()) {
            throw new IOException(file + ": it is no list of expectations, [{\"exchange\": …, \"key\": …, \"queues\": […]}, …].");
        }
        return root;
    }

    Result check(Expectation expected) {
        if (topology.exchange(expected.exchange()).isEmpty()) {
            return new Result(expected, List.of("no exchange '" + expected.exchange() + "' in vhost '" + topology.name() + "'"));
        }
        RouteTrace trace = router.route(expected.exchange(), expected.key(), headers(expected.headers()));
        List<String> wanted = expected.queues() == null ? expected.reaches() : expected.queues();
        Stream<String> missing = wanted.stream().filter(queue -> !trace.queues().contains(queue)).map(queue -> missing(trace, queue));
        Stream<String> tooMany = trace.queues().stream()
                .filter(queue -> expected.misses().contains(queue) || expected.queues() != null && !expected.queues().contains(queue)).map(queue -> tooMany(trace, queue));
        return new Result(expected, Stream.concat(missing, tooMany).toList());
    }

    private String missing(RouteTrace trace, String queue) {
        if (topology.queue(queue).isEmpty()) {
            return "no queue '" + queue + "' in vhost '" + topology.name() + "'";
        }
        Optional<Step.Missed> near = trace.steps().stream().filter(Step.Missed.class::isInstance).map(Step.Missed.class::cast)
                .filter(step -> step.binding().destination().equals(queue)).findFirst();
        return queue + " gets no copy: " + near.map(step -> step.binding().key() + ", " + RouteWords.why(step.why())).orElse("no binding on the way leads there");
    }

    private static String tooMany(RouteTrace trace, String queue) {
        Optional<Step.Matched> by = trace.steps().stream().filter(Step.Matched.class::isInstance).map(Step.Matched.class::cast)
                .filter(step -> step.binding().destination().equals(queue)).findFirst();
        return queue + " gets a copy" + by.map(step -> ": " + step.binding().key() + ", " + RouteWords.why(step.why())).orElse("");
    }

    private static FieldTable headers(JsonNode headers) {
        FieldTable table = FieldTable.EMPTY;
        if (headers != null) {
            for (var field : headers.properties()) {
                table = table.with(field.getKey(), value(field.getValue()));
            }
        }
        return table;
    }

    private static FieldValue value(JsonNode value) {
        return value.isBoolean() ? FieldValue.of(value.asBoolean()) : value.isIntegralNumber() ? FieldValue.of(value.asLong()) : FieldValue.of(value.asText());
    }
}
