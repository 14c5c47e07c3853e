package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a file that cannot be used: words, and neither a bare path nor the name of a class. */
class FileTroubleTest {

    @TempDir Path directory;

    @Test void whatTheSystemSaysIsPutIntoWords() {
        assertThat(FileTrouble.words(new AccessDeniedException("/data"))).isEqualTo("no permission");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Read-only file system"))).isEqualTo("its file system is read-only");
        assertThat(FileTrouble.words(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Disk quota exceeded"))).isEqualTo("Disk quota exceeded");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Input/output error"))).isEqualTo("Input/output error");
    }

    @Test void aDataDirectoryThatCannotBeMadeIsRefusedWithoutTheNameOfAClass() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data"))).isInstanceOf(DataDirectoryException.class)
                .message().startsWith("Cannot write to " + file.resolve("data") + " (").doesNotContain("Exception").endsWith("or choose another directory with --data.");
    }

    @Test void whoNamesTheDirectoryAboveOrBelowIsToldWhichOneIsMeant() throws Exception {
        Path data = directory.resolve("data");
        DataDirectory.open(data).close();
        Files.write(data.resolve("journal").resolve(Segment.file(1)), new byte[0]);
        assertThatThrownBy(() -> StoreInspector.open(directory, RecoveryProgress.NONE)).hasMessageContaining("name " + data + ", which does.");
        assertThatThrownBy(() -> StoreInspector.open(data.resolve("journal"), RecoveryProgress.NONE)).hasMessageContaining("name " + data + ", of which this is a part.");
    }
}
