package io.bindery.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a journal that is kept when its format is brought up to date. It gets its name when all of it is on disk, and what has
 * that name is never written again: the journal beside it may be half changed by then.
 */
final class KeptCopy {

    private static final String INCOMPLETE = ".incomplete";

    private KeptCopy() { }

    /** Copies a folder without folders in it, unless a copy of that name, or of that name and a number, is the same already. */
    static void of(Path folder, Path copy) throws IOException {
        Path free = copy;
        for (int number = 2; Files.exists(free); number++) {
            if (same(folder, free)) {
                DiskFiles.syncDirectory(copy.getParent()); // who gave it its name may have been killed before
                return;
            }
            free = copy.resolveSibling(copy.getFileName() + "-" + number);
        }
        Path part = copy.resolveSibling(copy.getFileName() + INCOMPLETE);
        delete(part);
        Files.createDirectory(part);
        for (Path file : files(folder)) {
            synced(Files.copy(file, part.resolve(file.getFileName())));
        }
        DiskFiles.syncDirectory(part);
        Files.move(part, free, StandardCopyOption.ATOMIC_MOVE);
        DiskFiles.syncDirectory(copy.getParent());
    }

    static void synced(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static boolean same(Path folder, Path copy) throws IOException {
        List<Path> files = files(folder);
        for (Path file : files) {
            Path copied = copy.resolve(file.getFileName());
            if (!Files.exists(copied) || Files.mismatch(file, copied) >= 0) {
                return false;
            }
        }
        return files.size() == files(copy).size();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** With all that is in it; nothing when it is not there. */
    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> left = Files.walk(tree)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
