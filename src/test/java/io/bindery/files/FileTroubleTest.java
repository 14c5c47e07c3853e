package io.bindery.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people are told of a file that cannot be used: words, and neither a bare path nor the name of a class. */
class FileTroubleTest {

    private static final Path FILE = Path.of("letters.txt");

    @Test void whatTheSystemSaysIsPutIntoWords() {
        assertThat(FileTrouble.words(new AccessDeniedException("/data"))).isEqualTo("no permission");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Read-only file system"))).isEqualTo("its file system is read-only");
        assertThat(FileTrouble.words(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Disk quota exceeded"))).isEqualTo("Disk quota exceeded");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "Input/output error"))).isEqualTo("Input/output error");
        assertThat(FileTrouble.words(new MalformedInputException(1))).isEqualTo("it is no text in UTF-8");
        assertThat(FileTrouble.words(new DirectoryNotEmptyException("/data"))).isEqualTo("directory not empty");
    }

    @Test void theWayOutOfAFullDiskIsRoom() {
        assertThat(FileTrouble.wayOut(new FileSystemException("/data", null, "Disk quota exceeded"))).isEqualTo("Make room there");
        assertThat(FileTrouble.wayOut(new FileSystemException("/data", null, "Read-only file system"))).isEqualTo("Make it writable again");
    }

    @Test void ofAFileSomebodyNamedIsToldWhichOneAndWhy() {
        assertThat(FileTrouble.notWritten(FILE, new AccessDeniedException("letters.txt"))).isEqualTo("The file letters.txt can't be written (no permission): name another place.");
        assertThat(FileTrouble.notRead(FILE, new NoSuchFileException("letters.txt"))).isEqualTo("The file letters.txt can't be read (it is not there).");
    }

    @Test void whatNamesItsFileIsASentenceOfItsOwnWithAWayOut() {
        assertThat(FileTrouble.sentence(new AccessDeniedException("/data"))).isEqualTo("No permission for /data: change its permissions or name another place.");
        assertThat(FileTrouble.sentence(new NoSuchFileException("/data"))).isEqualTo("/data does not exist: name another place, or make the directory first.");
        assertThat(FileTrouble.sentence(new NotDirectoryException("/data"))).isEqualTo("Cannot use /data (a file is in the way): name another place.");
        assertThat(FileTrouble.sentence(new FileSystemException("/data", null, "No space left on device"))).isEqualTo("Cannot use /data (No space left on device): name another place.");
        assertThat(FileTrouble.sentence(new IOException("There is no virtual host 'a'."))).isEqualTo("There is no virtual host 'a'.");
    }
}
