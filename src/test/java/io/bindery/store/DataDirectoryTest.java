package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data directory is taken by one process, and what can't be used is told and left as it is. */
class DataDirectoryTest {

    @TempDir Path temp;

    @Test void aSecondOpeningInThisProcessIsRefusedNamingProcessAndDirectory() throws IOException {
        try (DataDirectory first = DataDirectory.open(temp)) {
            assertThatThrownBy(() -> DataDirectory.open(temp)).isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid())).hasMessageContaining(temp.toString());
            assertThat(first.path()).isEqualTo(temp);
        }
        DataDirectory.open(temp).close();
    }

    @Test void anotherProcessHoldingTheDirectoryIsNamed() throws IOException, InterruptedException {
        Process holder = ChildProcess.start(LockHolder.class, temp.toString());
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> DataDirectory.open(temp)).isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("process " + holder.pid()).hasMessageContaining("stop that one");
            assertThatThrownBy(() -> DataDirectory.checkNotInUse(temp)).isInstanceOf(DataDirectoryException.class);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        DataDirectory.open(temp).close();
    }

    /** Holds a directory until it is killed. */
    static final class LockHolder {
        public static void main(String[] args) throws IOException {
            try (DataDirectory held = DataDirectory.open(Path.of(args[0]))) {
                System.out.println("held");
                System.in.read();
                held.close();
            }
        }
    }

    @Test void aFileInPlaceOfADirectoryIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(DataDirectoryException.class).hasMessageContaining("not a directory");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test void aDirectoryThatCannotBeWrittenIsRefused() {
        Path readOnly = Path.of("/proc/self");
        Assumptions.assumeTrue(Files.isDirectory(readOnly));
        assertThatThrownBy(() -> DataDirectory.open(readOnly)).isInstanceOf(DataDirectoryException.class).hasMessageContaining("make it writable");
    }

    @Test void aNewerFormatIsRefusedAndNothingIsTouched() throws IOException {
        Files.writeString(temp.resolve(DataFormat.STAMP), "99\n");
        assertThatThrownBy(() -> DataDirectory.open(temp)).isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("format 99").hasMessageContaining("newer Bindery");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactly(temp.resolve(DataFormat.STAMP));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0", "two\n", "\u00ff\u00fe", "-1", "0\n", "missing"})
    void aStampThatIsTornOrMissingKeepsNobodyFromTheData(String stamp) throws IOException {
        Traffic traffic = new Traffic(3);
        try (OpenedStore store = Store.open(DataDirectory.open(temp), StoreSettings.DEFAULT.withoutSql(), position -> { }, RecoveryProgress.NONE)) {
            traffic.into(store.log());
            traffic.batch(100);
        }
        Files.delete(temp.resolve(DataFormat.STAMP));
        if (!stamp.equals("missing")) {
            Files.write(temp.resolve(DataFormat.STAMP), stamp.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(DataDirectory.isUnused(temp)).isFalse();
        try (StoreInspector inspector = StoreInspector.open(temp, RecoveryProgress.NONE)) {
            assertThat(inspector.report().messages()).isPositive();
        }
        try (OpenedStore store = Store.open(DataDirectory.open(temp), StoreSettings.DEFAULT.withoutSql(), position -> { }, RecoveryProgress.NONE)) {
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
        }
        assertThat(Files.readString(temp.resolve(DataFormat.STAMP))).isEqualTo(DataFormat.CURRENT.version() + "\n");
        assertThat(Files.exists(temp.resolve("journal-of-format-1"))).as("what may be of any older format is kept").isTrue();
    }

    @Test void aStampWithoutAJournalIsThatOfADirectoryThatWasNotMadeWhole() throws IOException {
        Files.writeString(temp.resolve(DataFormat.STAMP), "1\n");
        DataDirectory.open(temp).close();
        assertThat(DataFormat.versionOf(temp)).isEqualTo(DataFormat.CURRENT.version());
    }

    @Test void aDirectoryIsUnusedUntilABrokerHasKeptSomethingThere() throws IOException {
        assertThat(DataDirectory.isUnused(temp.resolve("missing"))).isTrue();
        assertThat(DataDirectory.isUnused(temp)).isTrue();
        DataDirectory.open(temp).close();
        assertThat(DataDirectory.isUnused(temp)).isFalse();
    }

    @Test void anOlderFormatIsBroughtUpToDateAndACopyIsKept() throws IOException {
        DataDirectory.open(temp).close();
        Path journal = temp.resolve("journal").resolve("0000000001.journal");
        Files.writeString(journal, "old");
        DataFormat next = new DataFormat(DataFormat.CURRENT.version() + 1,
                Map.of(DataFormat.CURRENT.version(), directory -> Files.writeString(journal, "new")));
        DataDirectory.open(temp, next).close();
        assertThat(journal).hasContent("new");
        assertThat(temp.resolve("journal-of-format-" + DataFormat.CURRENT.version()).resolve("0000000001.journal")).hasContent("old");
        assertThat(DataFormat.versionOf(temp)).isEqualTo(next.version());
    }

    private DataFormat nextAfter(DataFormat.Migration migration) {
        return new DataFormat(DataFormat.CURRENT.version() + 1, Map.of(DataFormat.CURRENT.version(), migration));
    }

    private Path copy(String suffix) {
        return temp.resolve("journal-of-format-" + DataFormat.CURRENT.version() + suffix).resolve("0000000001.journal");
    }

    @Test void theCopyOfAnInterruptedStepIsNotOverwrittenByWhatTheStepLeft() throws IOException {
        DataDirectory.open(temp).close();
        Path journal = temp.resolve("journal").resolve("0000000001.journal");
        Files.writeString(journal, "old");
        assertThatThrownBy(() -> DataDirectory.open(temp, nextAfter(directory -> {
            Files.writeString(journal, "half");
            throw new IOException("the power went");
        }))).isInstanceOf(DataDirectoryException.class);
        DataDirectory.open(temp, nextAfter(directory -> Files.writeString(journal, "new"))).close();
        assertThat(copy("")).hasContent("old");
        assertThat(copy("-2")).hasContent("half");
        assertThat(journal).hasContent("new");
    }

    @Test void aStepThatIsTriedAgainOnTheSameJournalKeepsOneCopy() throws IOException {
        DataDirectory.open(temp).close();
        Path journal = temp.resolve("journal").resolve("0000000001.journal");
        Files.writeString(journal, "old");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> DataDirectory.open(temp, nextAfter(directory -> {
                throw new IOException("the power went");
            }))).isInstanceOf(DataDirectoryException.class);
        }
        assertThat(copy("")).hasContent("old");
        assertThat(copy("-2").getParent()).doesNotExist();
    }

    @Test void anIncompleteCopyIsMadeAnew() throws IOException {
        DataDirectory.open(temp).close();
        Files.writeString(temp.resolve("journal").resolve("0000000001.journal"), "old");
        Files.createDirectories(copy(".incomplete").getParent());
        Files.writeString(copy(".incomplete"), "o");
        DataDirectory.open(temp, nextAfter(directory -> { })).close();
        assertThat(copy("")).hasContent("old");
        assertThat(copy(".incomplete").getParent()).doesNotExist();
    }

    @Test void whatCannotBeMadeIsRefusedWithoutTheNameOfAClass() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data"))).isInstanceOf(DataDirectoryException.class)
                .message().startsWith("Cannot write to " + file.resolve("data") + " (").doesNotContain("Exception").endsWith("or choose another directory with --data.");
    }

    @Test void whoNamesTheDirectoryAboveOrBelowIsToldWhichOneIsMeant() throws Exception {
        Path data = temp.resolve("data");
        DataDirectory.open(data).close();
        Files.write(data.resolve("journal").resolve(Segment.file(1)), new byte[0]);
        assertThatThrownBy(() -> StoreInspector.open(temp, RecoveryProgress.NONE)).hasMessageContaining("name " + data + ", which does.");
        assertThatThrownBy(() -> StoreInspector.open(data.resolve("journal"), RecoveryProgress.NONE)).hasMessageContaining("name " + data + ", of which this is a part.");
    }
}
