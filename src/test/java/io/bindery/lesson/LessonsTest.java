package io.bindery.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.lesson.cast.AmqpCast;
import io.bindery.lesson.catalog.Catalog;
import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every lesson, played on the real broker with real clients; what is true at each step is what RabbitMQ does. */
class LessonsTest {

    @TempDir static Path data;
    private static EmbeddedGateway gateway;

    @BeforeAll static void start() throws Exception {
        gateway = new EmbeddedGateway(new BrokerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.of(data.resolve("broker")), true));
        done(gateway.start());
        done(gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "tasks", EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY))));
    }

    @AfterAll static void stop() throws Exception {
        done(gateway.stop());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "hello | hello; 3; Hello, world; 0",
        "work-queues | 2; It is in the queue again; It is lost",
        "publish-subscribe | mail+archive; 0; mail+archive+push",
        "routing | alarms+all; all; nobody",
        "topics | orange+odd; 1; nobody; odd",
        "rpc | In answers.shop; By the correlation id, which the server copies; It is dropped",
        "confirms | It is on disk; It is in memory only; confirmed; nacked",
        "zero-words | hash; hash+star+middle; hash+middle; hash+star",
        "default-exchange | invoices.eu; nobody; It refuses; nobody",
        "one-copy | 1; 1; 3",
        "unroutable | confirmed; returned, then confirmed; lost; back",
        "prefetch | 0; 4; 3",
        "dead-letters | dead; work; Nowhere: it is gone",
        "time-to-live | 2; 1; 0",
        "full-queues | message 3; message 1; nacked"})
    void aLessonFindsOutWhatIsTrueAndLeavesNothingBehind(String id, String truths) throws Exception {
        Lesson lesson = Catalog.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        LessonRun run = new LessonRun(lesson, gateway, new AmqpCast(gateway::amqpPort));
        List<Set<String>> found = new ArrayList<>();
        try {
            done(run.begin());
            for (int step = 0; step < lesson.steps().size(); step++) {
                done(run.prepare(step));
                Verdict verdict = done(run.play(step, Set.of("nobody knows")));
                assertThat(verdict.right()).isFalse();
                assertThat(lesson.steps().get(step).question().options()).as("the truth is among the options of step %s", step).containsAll(verdict.truth());
                found.add(verdict.truth());
            }
        } finally {
            done(run.end());
        }
        assertThat(found).containsExactlyElementsOf(truths(truths));
        Awaitility.await().until(() -> gateway.snapshots().latest().vhost(lesson.vhost()).isEmpty());
        assertThat(gateway.snapshots().latest().vhosts()).extracting(vhost -> vhost.name()).containsExactly("/");
        assertThat(gateway.snapshots().latest().vhost("/").orElseThrow().queues()).extracting(queue -> queue.definition().name(), queue -> queue.depth())
                .containsExactly(org.assertj.core.api.Assertions.tuple("tasks", 0L));
    }

    @Test void everyLessonIsAskedWithARightAndAWrongAnswer() {
        assertThat(Catalog.all()).extracting(Lesson::id).doesNotHaveDuplicates();
        assertThat(Catalog.all()).allSatisfy(lesson -> assertThat(lesson.steps()).isNotEmpty()
                .allSatisfy(step -> assertThat(step.question().options()).hasSizeGreaterThan(1).doesNotHaveDuplicates()));
    }

    @Test void theRouterSaysOfEachQueueWhy() throws Exception {
        Lesson lesson = Catalog.all().stream().filter(each -> each.id().equals("zero-words")).findFirst().orElseThrow();
        LessonRun run = new LessonRun(lesson, gateway, new AmqpCast(gateway::amqpPort));
        try {
            done(run.begin());
            done(run.prepare(0));
            Verdict verdict = done(run.play(0, Set.of("hash")));
            assertThat(verdict.right()).isTrue();
            assertThat(verdict.why()).containsOnlyKeys("hash", "star", "middle").containsEntry("hash", "`order.#`: # took zero words: it takes any number, zero too");
            assertThat(verdict.route().orElseThrow().queues()).containsExactly("hash");
        } finally {
            done(run.end());
        }
    }

    private static List<Set<String>> truths(String text) {
        List<Set<String>> truths = new ArrayList<>();
        for (String step : text.split("; ")) {
            truths.add(new HashSet<>(List.of(step.strip().split("\\+"))));
        }
        return truths;
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
