package io.bindery.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The few file operations the journal is built on, for one directory. {@link DiskFiles} is the disk; tests put faults,
 * lost writes and full disks in its place.
 */
public interface JournalFiles {

    /** Names of the files there, in no order. */
    List<String> list() throws IOException;

    /** Opens a file for reading and writing, making it when it is not there. Its name is on disk after {@link #syncDirectory()}. */
    JournalFile openForWriting(String name) throws IOException;

    JournalFile openForReading(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Brings the names on disk: made and deleted files survive a power cut only after this. */
    void syncDirectory() throws IOException;

    /** One open file. Reads are positional and may come from many threads; writes come from one. */
    interface JournalFile extends Closeable {

        /** Reads until the buffer is full or the file ends. @return bytes read, 0 at the end */
        int read(ByteBuffer into, long offset) throws IOException;

        /** Writes everything that remains in the parts, one after the other. */
        void write(ByteBuffer[] parts, long offset) throws IOException;

        /** Returns when all written bytes, and the length needed to read them, are on disk. */
        void sync() throws IOException;

        void truncate(long size) throws IOException;

        long size() throws IOException;

        @Override void close() throws IOException;

        /** Closes what was only read, or whose fate fsync has already told. */
        default void closeQuietly() {
            try {
                close();
            } catch (IOException saysNothing) {
                LoggerFactory.getLogger(JournalFiles.class).debug("closing a journal file", saysNothing);
            }
        }
    }
}
