package io.bindery.store;

import io.bindery.files.FileTrouble;
import io.bindery.store.RecoveryReport.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A consistent copy of a data directory, made by this process or another while a broker runs on it, or while none does.
 * It holds everything that was confirmed before it began. It is complete or not there: it gets its name when all of it
 * is on disk and has been read back.
 */
public final class Backup {

    private Backup() { }

    /**
     * What was copied, as reading the copy found it.
     *
     * @param bytes of journal · messages wanted by some queue · copies of them in queues
     * @param damages places that could not be read in the original either
     */
    public record Report(Path target, long bytes, long messages, long copies, List<Damage> damages) { }

    public static Report copy(Path directory, Path target) throws IOException {
        return copy(directory, target, RecoveryProgress.NONE);
    }

    /**
     * Each byte counts twice in the progress: copied, and read back.
     *
     * @throws DataDirectoryException when there is nothing to copy or no place for it; nothing is left behind then, nor when the progress ends it
     */
    public static Report copy(Path directory, Path target, RecoveryProgress progress) throws IOException {
        Path from = directory.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        checkSource(from);
        checkTarget(from, to);
        try {
            return make(from, to, progress);
        } catch (DataDirectoryException told) {
            throw told;
        } catch (IOException e) {
            throw FileTrouble.isFull(e) ? noRoom(from, to, e) : new DataDirectoryException("The backup cannot be written to " + to + " ("
                    + FileTrouble.words(e) + "): name another place. Nothing is left behind.", e);
        }
    }

    private static Report make(Path from, Path to, RecoveryProgress progress) throws IOException {
        checkRoom(from, to);
        Path part = Files.createTempDirectory(DiskFiles.createDirectories(to.getParent()), to.getFileName() + ".incomplete-");
        try {
            copyInto(part, from, progress);
            Report report = readBack(part, to, progress);
            Files.deleteIfExists(to);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            DiskFiles.syncDirectory(to.getParent());
            return report;
        } finally {
            KeptCopy.delete(part);
        }
    }

    private static void checkSource(Path from) throws DataDirectoryException {
        if (!Files.exists(from)) {
            throw new DataDirectoryException(from + " does not exist: name a directory that a broker keeps its data in.");
        }
        DataDirectory.checkUsable(from);
        DataFormat.CURRENT.checkNotNewer(from);
        DataDirectory.checkHoldsData(from);
    }

    /** A disk that a backup fills up may be the broker's own, and then everybody who publishes waits. */
    private static void checkRoom(Path from, Path to) throws IOException {
        long room = DiskFiles.roomFor(to);
        if (room >= 0 && room < size(from)) {
            throw noRoom(from, to, null);
        }
    }

    private static DataDirectoryException noRoom(Path from, Path to, IOException cause) throws IOException {
        return new DataDirectoryException(String.format(Locale.ENGLISH, "There is no room for a backup at %s: it takes %,.1f MB, and %,.1f MB are left there. Name a place with more room.",
                to, size(from) / 1e6, DiskFiles.roomFor(to) / 1e6), cause);
    }

    private static long size(Path from) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(from.resolve("journal"))) {
            for (Path file : files.toList()) {
                size += sizeOf(file);
            }
        }
        return size;
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException deletedMeanwhile) {
            return 0;
        }
    }

    private static void checkTarget(Path from, Path to) throws IOException {
        if (to.startsWith(from)) {
            throw new DataDirectoryException(to + " lies in the data directory itself: name a place outside it.");
        }
        if (Files.isDirectory(to)) {
            try (Stream<Path> inside = Files.list(to)) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(to)) {
            throw new DataDirectoryException(to + " is there already and " + (Files.isDirectory(to) ? "not empty" : "a file")
                    + ": name a place for a new directory.");
        }
    }

    private static void copyInto(Path part, Path from, RecoveryProgress progress) throws IOException {
        Path journal = Files.createDirectory(part.resolve("journal"));
        try (SegmentsToCopy segments = SegmentsToCopy.open(new DiskFiles(from.resolve("journal")))) {
            segments.copyTo(new DiskFiles(journal), (done, total) -> progress.progress(done, 2 * total));
        }
        DiskFiles.syncDirectory(journal);
        if (Files.exists(from.resolve(DataFormat.STAMP))) {
            KeptCopy.synced(Files.copy(from.resolve(DataFormat.STAMP), part.resolve(DataFormat.STAMP)));
        }
        DiskFiles.syncDirectory(part);
    }

    private static Report readBack(Path part, Path to, RecoveryProgress progress) throws IOException {
        try (StoreInspector copy = StoreInspector.open(part, (done, total) -> progress.progress(total + done, 2 * total))) {
            RecoveryReport found = copy.report();
            return new Report(to, found.bytesRead(), found.messages(), found.entries(), found.damages());
        }
    }
}
