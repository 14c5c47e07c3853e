package io.bindery.store;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that holds one broker's data, locked for this process. Before the lock is held nothing in it is touched.
 *
 * <pre>
 * bindery.format      the format's version
 * bindery.lock        locked while a broker runs; says its process id
 * journal/            the truth
 * sql/                empty but while a broker runs: H2's file for tables without rows
 * sql.properties      how to look at the journal with SQL while the broker runs
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "bindery.lock";
    private static final String JOURNAL = "journal";

    private final Path path;
    private final FileChannel lockChannel;

    private DataDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /** Opens the directory for this process alone, making it when it is not there. */
    public static DataDirectory open(Path path) throws DataDirectoryException {
        return open(path, DataFormat.CURRENT);
    }

    static DataDirectory open(Path path, DataFormat format) throws DataDirectoryException {
        Path directory = path.toAbsolutePath().normalize();
        if (Files.exists(directory)) {
            checkUsable(directory);
            format.checkNotNewer(directory);
        }
        FileChannel lock = lock(directory);
        try {
            format.bringUpToDate(directory);
            Files.createDirectories(directory.resolve(JOURNAL));
            DiskFiles.syncDirectory(directory);
        } catch (IOException e) {
            closeQuietly(lock);
            throw e instanceof DataDirectoryException known ? known : cannotWrite(directory, e);
        }
        return new DataDirectory(directory, lock);
    }

    /** Whether no broker has ever kept anything there. */
    public static boolean isUnused(Path path) {
        return !Files.exists(path.resolve(DataFormat.STAMP)) && !DataFormat.hasSegments(path);
    }

    /** Fails when a broker runs on the directory. Changes nothing, not even for a moment. */
    static void checkNotInUse(Path directory) throws DataDirectoryException {
        Path file = directory.resolve(LOCK);
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
             FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (shared == null) {
                throw inUseWhileLookedAt(directory);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw inUseWhileLookedAt(directory);
        } catch (DataDirectoryException e) {
            throw e;
        } catch (IOException e) {
            throw new DataDirectoryException("Cannot read " + file + " (" + FileTrouble.words(e) + "): check its permissions.", e);
        }
    }

    /** Fails where no broker has kept anything, and says so where the place meant is one step away. */
    static void checkHoldsData(Path directory) throws DataDirectoryException {
        if (Files.isDirectory(directory.resolve(JOURNAL))) {
            return;
        }
        Path above = directory.getParent();
        Path inside = directory.resolve("data");
        String hint = above != null && directory.endsWith(JOURNAL) && DataFormat.hasSegments(above) ? above + ", of which this is a part"
                : Files.isDirectory(inside.resolve(JOURNAL)) ? inside + ", which does" : "another directory";
        throw new DataDirectoryException(directory + " holds no data of a broker (there is no journal in it): name " + hint + ".");
    }

    static void checkUsable(Path directory) throws DataDirectoryException {
        if (!Files.isDirectory(directory)) {
            throw new DataDirectoryException(directory + " is not a directory: choose another place for the data.");
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw new DataDirectoryException("No permission to read " + directory + ": change its permissions or choose another directory.");
        }
    }

    private static FileChannel lock(Path directory) throws DataDirectoryException {
        try {
            if (!Files.exists(directory.resolve(DataFormat.STAMP))) {
                DiskFiles.createDirectories(directory); // so where the stamp is, the names above it are on disk
            }
            FileChannel channel = FileChannel.open(directory.resolve(LOCK),
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    writePid(channel);
                    return channel;
                }
            } catch (OverlappingFileLockException heldByThisProcess) {
                // the same answer as for another process
            }
            closeQuietly(channel);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
        throw inUse(directory);
    }

    private static void writePid(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
    }

    private static DataDirectoryException inUse(Path directory) {
        return new DataDirectoryException("The data directory " + directory + " is in use by another Bindery (process " + holder(directory)
                + "): stop that one, or choose another directory with --data.");
    }

    private static DataDirectoryException inUseWhileLookedAt(Path directory) {
        return new DataDirectoryException("The data directory " + directory + " is in use by another Bindery (process " + holder(directory)
                + "): stop that one, or copy it while it runs (Back up… in its window, or bindery backup --data " + directory + " COPY) and look into the copy.");
    }

    private static String holder(Path directory) {
        try {
            return Files.readString(directory.resolve(LOCK)).strip();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    private static DataDirectoryException cannotWrite(Path directory, IOException cause) {
        return new DataDirectoryException("Cannot write to " + directory + " (" + FileTrouble.words(cause)
                + "): make it writable, make room, or choose another directory with --data.", cause);
    }

    DataDirectoryException cannotWrite(IOException cause) {
        return cannotWrite(path, cause);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException nothingWasWritten) {
            // the lock goes with the channel either way
        }
    }

    public Path path() {
        return path;
    }

    Path journal() {
        return path.resolve(JOURNAL);
    }

    Path sql() {
        return path.resolve("sql");
    }

    Path sqlAccess() {
        return path.resolve("sql.properties");
    }

    /** Releases the lock. */
    @Override public void close() {
        closeQuietly(lockChannel);
    }
}
