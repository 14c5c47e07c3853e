package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Journal files on a real disk. */
public final class DiskFiles implements JournalFiles {

    /** Heap buffers go to the channel in pieces, because the JDK keeps a direct buffer of the largest piece per thread. */
    private static final int PIECE = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskFiles.class);

    private final Path directory;

    public DiskFiles(Path directory) {
        this.directory = directory;
    }

    @Override public List<String> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override public JournalFile openForWriting(String name) throws IOException {
        return new DiskFile(FileChannel.open(directory.resolve(name),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override public JournalFile openForReading(String name) throws IOException {
        return new DiskFile(FileChannel.open(directory.resolve(name), StandardOpenOption.READ));
    }

    @Override public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override public void syncDirectory() throws IOException {
        syncDirectory(directory);
    }

    /** Makes it and what is above it, and brings their names on disk, also those that somebody made who was killed before he could. */
    static Path createDirectories(Path directory) throws IOException {
        Path above = directory.getParent();
        if (above == null) {
            return directory;
        }
        createDirectories(above);
        boolean missing = !Files.exists(directory);
        Files.createDirectories(directory);
        try {
            syncDirectory(above);
        } catch (IOException e) {
            if (missing) {
                throw e;
            }
            LOG.debug("{} was there before and cannot be synced", directory, e); // as where one may go through and not look
        }
        return directory;
    }

    /** Windows cannot open a directory as a file and needs no such sync: NTFS journals names. */
    static void syncDirectory(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** How much a disk has left where this is or would be; negative when nobody can say. */
    static long roomFor(Path place) {
        try {
            Path there = place.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            return -1;
        }
    }

    private record DiskFile(FileChannel channel) implements JournalFile {

        @Override public int read(ByteBuffer into, long offset) throws IOException {
            int before = into.position();
            while (into.hasRemaining()) {
                int count = channel.read(into, offset + into.position() - before);
                if (count < 0) {
                    break;
                }
            }
            return into.position() - before;
        }

        @Override public void write(ByteBuffer[] parts, long offset) throws IOException {
            channel.position(offset);
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isDirect()) {
                    writePieces(parts[i]);
                } else {
                    int last = i;
                    while (last + 1 < parts.length && parts[last + 1].isDirect()) {
                        last++;
                    }
                    gather(parts, i, last - i + 1);
                    i = last;
                }
            }
        }

        private void gather(ByteBuffer[] parts, int from, int count) throws IOException {
            while (parts[from + count - 1].hasRemaining()) {
                channel.write(parts, from, count);
            }
        }

        private void writePieces(ByteBuffer part) throws IOException {
            int limit = part.limit();
            while (part.position() < limit) {
                part.limit(Math.min(limit, part.position() + PIECE));
                channel.write(part);
            }
        }

        @Override public void sync() throws IOException {
            channel.force(false);
        }

        @Override public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override public long size() throws IOException {
            return channel.size();
        }

        @Override public void close() throws IOException {
            channel.close();
        }
    }
}
