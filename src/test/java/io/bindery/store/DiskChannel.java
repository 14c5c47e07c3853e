package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file of a {@link RecordingDisk}, or an open folder, which can be synced. One thread at a time. */
final class DiskChannel extends FileChannel {

    private final RecordingDisk disk;
    private final Object what;
    private long position;

    DiskChannel(RecordingDisk disk, Object what) {
        this.disk = disk;
        this.what = what;
    }

    private RecordedFile file() throws IOException {
        if (what instanceof RecordedFile file) {
            return file;
        }
        throw new IOException("Is a directory");
    }

    @Override public void force(boolean metaData) throws IOException {
        if (what instanceof RecordingDisk.Folder folder) {
            disk.sync(folder);
        } else {
            disk.sync(file());
        }
    }

    @Override public int read(ByteBuffer into, long from) throws IOException {
        byte[] content = disk.content(file());
        int count = (int) Math.min(into.remaining(), content.length - from);
        if (count <= 0) {
            return into.hasRemaining() ? -1 : 0;
        }
        into.put(content, (int) from, count);
        return count;
    }

    @Override public int read(ByteBuffer into) throws IOException {
        int count = read(into, position);
        position += Math.max(0, count);
        return count;
    }

    @Override public long read(ByteBuffer[] into, int first, int count) throws IOException {
        return read(into[first]);
    }

    @Override public int write(ByteBuffer from, long at) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        disk.write(file(), bytes, at);
        return bytes.length;
    }

    @Override public int write(ByteBuffer from) throws IOException {
        int count = write(from, position);
        position += count;
        return count;
    }

    @Override public long write(ByteBuffer[] from, int first, int count) throws IOException {
        long written = 0;
        for (int i = first; i < first + count; i++) {
            written += write(from[i]);
        }
        return written;
    }

    @Override public long position() {
        return position;
    }

    @Override public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override public long size() throws IOException {
        return disk.content(file()).length;
    }

    @Override public FileChannel truncate(long size) throws IOException {
        disk.truncate(file(), size);
        return this;
    }

    @Override public FileLock tryLock(long from, long size, boolean shared) {
        return new FileLock(this, from, size, shared) {
            @Override public boolean isValid() {
                return true;
            }

            @Override public void release() { }
        };
    }

    @Override public FileLock lock(long from, long size, boolean shared) {
        return tryLock(from, size, shared);
    }

    @Override public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw new UnsupportedOperationException();
    }

    @Override public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException();
    }

    @Override protected void implCloseChannel() { }
}
