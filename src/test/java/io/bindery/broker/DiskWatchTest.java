package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.LoggedFaults;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {

    @TempDir Path directory;

    @Test void ofADirectoryThatHasVanishedItSaysOneSentenceAndRaisesNoAlarm() throws Exception {
        Path gone = directory.resolve("gone");
        Alarms alarms = new Alarms();
        try (EmbeddedBroker broker = BrokerFixture.on(directory.resolve("data")); LoggedFaults log = new LoggedFaults(DiskWatch.class.getName())) {
            DiskWatch watch = new DiskWatch(gone, broker.store().orElseThrow(), alarms, 1);
            watch.look();
            watch.look();
            assertThat(log.told()).containsExactly("Nobody can say how much room " + gone
                    + " has (it is not there): that its disk fills up is noticed when writing fails.");
        }
        assertThat(alarms.closedBecause()).isEmpty();
    }
}
