package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.model.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Directories that older Binderies wrote: format 1 when it kept nothing but topology and messages, format 2 when it did not know
 * where a quorum queue's returned messages stand, format 3 when restarts left no gaps in queues.
 */
class OlderFormatsTest {

    private static final Path FORMATS = Path.of("src/test/resources/store");

    @TempDir Path directory;

    @Test void formatOneOpensWithWhatItHeldAndTheUserThatEveryBrokerHas() throws Exception {
        copy(1);
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
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("4");
        assertThat(directory.resolve("journal-of-format-1")).isNotEmptyDirectory();
    }

    @Test void formatTwoOpensWithAQuorumQueuesReturnedMessagesFirstAndCountsFromThere() throws Exception {
        copy(2);
        try (EmbeddedBroker broker = BrokerFixture.on(directory);
                var connection = BrokerFixture.connect(broker, "reader"); var channel = connection.createChannel()) {
            channel.basicNack(channel.basicGet("votes", false).getEnvelope().getDeliveryTag(), false, true);
            assertThat(taken(channel)).containsExactly("b1", "c0", "a2");
            assertThat(new String(channel.basicGet("plain", true).getBody())).isEqualTo("hello");
        }
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("4");
        assertThat(directory.resolve("journal-of-format-2")).isNotEmptyDirectory();
    }

    @Test void formatThreeOpensWithWhatItHeldAndGapsLieInNewSegmentsAlone() throws Exception {
        copy(3);
        try (EmbeddedBroker broker = BrokerFixture.on(directory);
                var connection = BrokerFixture.connect(broker, "reader"); var channel = connection.createChannel()) {
            assertThat(channel.basicGet("plain", false).getEnvelope().isRedeliver()).isTrue();
            assertThat(channel.basicGet("plain", false).getEnvelope().isRedeliver()).isFalse();
            assertThat(taken(channel)).containsExactly("b0", "c0", "a1", "d0");
            channel.basicPublish("", "plain", null, "lost".getBytes());
        }
        assertThat(versions()).containsExactly(1, SegmentHeader.VERSION);
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("4");
        assertThat(directory.resolve("journal-of-format-3")).isNotEmptyDirectory();
        try (EmbeddedBroker broker = BrokerFixture.on(directory)) {
            assertThat(broker.store().orElseThrow().report().damages()).isEmpty();
        }
    }

    /** Of the journal's segments. */
    private List<Integer> versions() throws IOException {
        DiskFiles files = new DiskFiles(directory.resolve("journal"));
        List<Integer> versions = new ArrayList<>();
        for (String name : files.list().stream().filter(each -> Segment.numberOf(each) >= 0).sorted().toList()) {
            try (JournalFiles.JournalFile file = files.openForReading(name)) {
                versions.add(SegmentHeader.read(file).orElseThrow().version());
            }
        }
        return versions;
    }

    private static List<String> taken(Channel channel) throws IOException {
        List<String> all = new ArrayList<>();
        for (GetResponse next = channel.basicGet("votes", true); next != null; next = channel.basicGet("votes", true)) {
            all.add(new String(next.getBody()) + next.getProps().getHeaders().get("x-delivery-count"));
        }
        return all;
    }

    @Test void formatOneCanBeLookedAtWithoutBeingChanged() throws Exception {
        copy(1);
        try (StoreInspector inspector = StoreInspector.open(directory, RecoveryProgress.NONE)) {
            assertThat(inspector.definitions().queues()).extracting(QueueDefinition::name).containsExactly("bills", "plain");
            assertThat(inspector.definitions().users()).isEmpty();
        }
        assertThat(Files.readString(directory.resolve("bindery.format")).strip()).isEqualTo("1");
    }

    @Test void aBinderyThatKnowsOnlyFormatOneRefusesANewerDirectory() throws Exception {
        BrokerFixture.on(directory).close();
        assertThatThrownBy(() -> new DataFormat(1, java.util.Map.of()).checkNotNewer(directory))
                .isInstanceOf(DataDirectoryException.class).hasMessageContaining("has format 4");
    }

    private void copy(int format) throws IOException {
        Path written = FORMATS.resolve("format-" + format);
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = directory.resolve(written.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
