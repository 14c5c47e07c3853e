package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.model.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that was written by Bindery when it kept nothing but topology and messages. */
class FormatOneTest {

    private static final Path WRITTEN = Path.of("src/test/resources/store/format-1");

    @TempDir Path directory;

    @Test void itOpensWithWhatItHeldAndTheUserThatEveryBrokerHas() throws Exception {
        copy();
        try (EmbeddedBroker broker = BrokerFixture.on(directory);
                var connection = BrokerFixture.connect(broker, "reader"); var channel = connection.createChannel()) {
            assertThat(new String(channel.basicGet("bills", true).getBody())).isEqualTo("bill 0");
            assertThat(channel.messageCount("bills")).isEqualTo(2);
            var plain = channel.basicGet("plain", true);
            assertThat(new String(plain.getBody())).isEqualTo("hello");
            assertThat(plain.getEnvelope().isRedeliver()).isTrue();
            assertThat(broker.settings().user("guest")).isPresent();
            assertThat(broker.settings().hasVhost("/")).isTrue();
        }
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("2");
        assertThat(directory.resolve("journal-of-format-1")).isNotEmptyDirectory();
    }

    @Test void itCanBeLookedAtWithoutBeingChanged() throws Exception {
        copy();
        try (StoreInspector inspector = StoreInspector.open(directory, RecoveryProgress.NONE)) {
            assertThat(inspector.definitions().queues()).extracting(QueueDefinition::name).containsExactly("bills", "plain");
            assertThat(inspector.definitions().users()).isEmpty();
        }
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("1");
    }

    @Test void aBinderyThatKnowsOnlyFormatOneRefusesANewerDirectory() throws Exception {
        BrokerFixture.on(directory).close();
        assertThatThrownBy(() -> new DataFormat(1, java.util.Map.of()).checkNotNewer(directory))
                .isInstanceOf(DataDirectoryException.class).hasMessageContaining("has format 2");
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(WRITTEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = directory.resolve(WRITTEN.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
