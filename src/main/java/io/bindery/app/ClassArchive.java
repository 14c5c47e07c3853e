package io.bindery.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window's classes as the JVM has them in memory, kept in a file for the next start, which then needs half the time
 * to its first frame. The launcher says where it belongs while there is none.
 *
 * <p>The JVM could write it by itself when it ends (ArchiveClassesAtExit), but not safely: an archive that a power cut
 * shortened is not refused at the next start, it ends it with SIGBUS. So it is synced here before it gets its name.
 */
final class ClassArchive {

    /** Set by the launcher, with -XX:+RecordDynamicDumpInfo, when there is no archive yet and there may be one. */
    static final String WANTED = "bindery.classes";

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

    private ClassArchive() { }

    /** To be called when a window that was really used has closed; takes a second. Without it only time is lost. */
    static void writeIfWanted() {
        Optional.ofNullable(System.getProperty(WANTED)).map(Path::of).ifPresent(archive -> {
            try {
                write(archive);
            } catch (IOException | JMException e) {
                LOG.info("The next start will be no faster: {} could not be written", archive, e);
            }
        });
    }

    private static void write(Path archive) throws IOException, JMException {
        Path unfinished = archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
        try {
            JvmCommand.run("vmCds", "dynamic_dump", unfinished.toString());
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.READ)) {
                file.force(true);
            }
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
