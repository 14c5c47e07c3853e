package io.bindery.store;

import io.bindery.store.RecoveryReport.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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

    /** @throws DataDirectoryException when there is nothing to copy or no place for it; nothing is left behind then */
    public static Report copy(Path directory, Path target) throws IOException {
        Path from = directory.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        checkSource(from);
        checkTarget(from, to);
        Path part = Files.createTempDirectory(DiskFiles.createDirectories(to.getParent()), to.getFileName() + ".incomplete-");
        try {
            copyInto(part, from);
            Report report = readBack(part, to);
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
        if (!Files.isDirectory(from.resolve("journal"))) {
            throw new DataDirectoryException(from + " holds no data of a broker (there is no journal in it): name another directory.");
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
            throw new DataDirectoryException(to + " is there already and not empty: name a place for a new directory.");
        }
    }

    private static void copyInto(Path part, Path from) throws IOException {
        Path journal = Files.createDirectory(part.resolve("journal"));
        try (SegmentsToCopy segments = SegmentsToCopy.open(new DiskFiles(from.resolve("journal")))) {
            segments.copyTo(new DiskFiles(journal));
        }
        DiskFiles.syncDirectory(journal);
        if (Files.exists(from.resolve(DataFormat.STAMP))) {
            KeptCopy.synced(Files.copy(from.resolve(DataFormat.STAMP), part.resolve(DataFormat.STAMP)));
        }
        DiskFiles.syncDirectory(part);
    }

    private static Report readBack(Path part, Path to) throws IOException {
        try (StoreInspector copy = StoreInspector.open(part, RecoveryProgress.NONE)) {
            RecoveryReport found = copy.report();
            return new Report(to, found.bytesRead(), found.messages(), found.entries(), found.damages());
        }
    }
}
