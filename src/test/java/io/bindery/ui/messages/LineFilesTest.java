package io.bindery.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueuePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFilesTest {

    @Test void aQueueOfLargeMessagesIsWrittenWhole(@TempDir Path directory) throws IOException {
        EmbeddedGateway gateway = new EmbeddedGateway(BrokerSettings.inMemory().withPorts(0, 0));
        done(gateway.start());
        try {
            done(gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "large", Set.of(), FieldTable.EMPTY))));
            for (int i = 0; i < 5; i++) {
                byte[] body = new byte[(int) QueuePage.MOST_BYTES / 2 + 1];
                done(gateway.execute(new BrokerCommand.Publish("/", "", "large", Properties.NONE, body, false)));
            }
            Path file = directory.resolve("large.jsonl");
            assertThat(done(LineFiles.writeAll(file, gateway, "/", "large"))).isEqualTo(5);
            try (var lines = Files.lines(file)) {
                assertThat(lines.count()).isEqualTo(5);
            }
        } finally {
            done(gateway.stop());
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
