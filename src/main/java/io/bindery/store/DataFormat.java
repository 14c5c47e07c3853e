package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of a data directory's layout, stamped into it, and the steps from older versions to this one.
 *
 * @param migrations by the version they start from, each leading to the next
 */
record DataFormat(int version, Map<Integer, Migration> migrations) {

    static final DataFormat CURRENT = new DataFormat(4, Map.of(1, DataFormat::settingsMayFollow,
            2, DataFormat::standingsMayFollow, 3, DataFormat::gapsMayFollow));
    static final String STAMP = "bindery.format";
    private static final int OLDEST = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DataFormat.class);

    /** Changes a directory's data from one version to the next. A copy of the journal has been kept by then. */
    @FunctionalInterface
    interface Migration {
        void run(Path directory) throws IOException;
    }

    /** 2 has records of settings, which a Bindery of format 1 would take for damage. What is there can stay as it is. */
    private static void settingsMayFollow(Path directory) { }

    /** 3 says where messages of quorum queues stand that came back; in 2 they all came back once, in the order they were published. */
    private static void standingsMayFollow(Path directory) { }

    /** 4 says where a restart took messages from classic queues; in 3 they left no trace. Its segments are of another version. */
    private static void gapsMayFollow(Path directory) { }

    void checkNotNewer(Path directory) throws DataDirectoryException {
        if (versionOf(directory) > version) {
            throw new DataDirectoryException("The data in " + directory + " has format " + versionOf(directory)
                    + ", this Bindery knows formats up to " + version + ": open it with a newer Bindery. Nothing was changed.");
        }
    }

    void bringUpToDate(Path directory) throws IOException {
        int found = versionOf(directory);
        if (found == version) {
            return;
        }
        if (found > 0 && stampOf(directory) == 0) {
            LOG.warn("{} does not say which format the data there has: it is taken for format {}", directory.resolve(STAMP), found);
        }
        if (hasSegments(directory)) {
            KeptCopy.of(directory.resolve("journal"), directory.resolve("journal-of-format-" + found));
        }
        for (int from = found; found > 0 && from < version; from++) {
            Migration migration = migrations.get(from);
            if (migration == null) {
                throw new DataDirectoryException("The data in " + directory + " has format " + found
                        + ", which this Bindery can't bring up to date: open it once with an older Bindery.");
            }
            migration.run(directory);
        }
        stamp(directory);
    }

    /**
     * The version of what is in the directory, 0 when it is new. Data without a stamp that can be read is taken for the oldest: its
     * journal is copied and goes through every step, and a newer Bindery's is refused by its segments' headers.
     */
    static int versionOf(Path directory) throws DataDirectoryException {
        int stamped = stampOf(directory);
        return stamped == 0 && hasSegments(directory) ? OLDEST : stamped;
    }

    /** 0 when there is none, or none that can be read. */
    private static int stampOf(Path directory) throws DataDirectoryException {
        Path stamp = directory.resolve(STAMP);
        try {
            return Math.max(0, Integer.parseInt(new String(Files.readAllBytes(stamp), StandardCharsets.ISO_8859_1).strip()));
        } catch (NoSuchFileException | NumberFormatException missingOrTorn) {
            return 0;
        } catch (IOException e) {
            throw new DataDirectoryException("Cannot read " + stamp + " (" + e + "): check its permissions.", e);
        }
    }

    static boolean hasSegments(Path directory) {
        try {
            return new DiskFiles(directory.resolve("journal")).list().stream().anyMatch(name -> Segment.numberOf(name) >= 0);
        } catch (IOException unreadable) {
            return true; // there is something, and whoever opens it is told what is wrong with it
        }
    }

    private void stamp(Path directory) throws IOException {
        Path fresh = directory.resolve(STAMP + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((version + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, directory.resolve(STAMP), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DiskFiles.syncDirectory(directory);
    }
}
