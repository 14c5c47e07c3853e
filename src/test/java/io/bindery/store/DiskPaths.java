package io.bindery.store;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Paths of a {@link RecordingDisk}: whoever gets one uses that disk and knows it not. What no test needs it refuses. */
final class DiskPaths extends FileSystemProvider {

    private final RecordingDisk disk;
    private final FileSystem fileSystem = new DiskFileSystem(this);

    private DiskPaths(RecordingDisk disk) {
        this.disk = disk;
    }

    static Path on(RecordingDisk disk, String path) {
        return new DiskPaths(disk).wrap(Path.of(path));
    }

    /** A path of the usual kind does the syntax; only which file system it belongs to is another's. */
    private record Wrapped(DiskPaths of, Path path) implements InvocationHandler {
        @Override public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return of.fileSystem;
            }
            Object[] plainArguments = arguments == null ? null : arguments.clone();
            for (int i = 0; plainArguments != null && i < plainArguments.length; i++) {
                plainArguments[i] = plainArguments[i] instanceof Path each ? plain(each) : plainArguments[i];
            }
            try {
                Object found = method.invoke(path, plainArguments);
                return found instanceof Path each ? of.wrap(each) : found;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    Path wrap(Path plain) {
        return (Path) Proxy.newProxyInstance(DiskPaths.class.getClassLoader(), new Class<?>[] {Path.class}, new Wrapped(this, plain));
    }

    private static Path plain(Path path) {
        return Proxy.isProxyClass(path.getClass()) ? ((Wrapped) Proxy.getInvocationHandler(path)).path : path;
    }

    private Object at(Path path) throws NoSuchFileException {
        Object found = disk.at(plain(path));
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        return found;
    }

    @Override public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean write = options.contains(StandardOpenOption.WRITE);
        if (options.contains(StandardOpenOption.CREATE_NEW) || write && options.contains(StandardOpenOption.CREATE) && disk.at(plain(path)) == null) {
            disk.make(plain(path), new RecordedFile());
        }
        DiskChannel channel = new DiskChannel(disk, at(path));
        if (write && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.truncate(0);
        }
        return channel;
    }

    @Override public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        at(folder);
        Iterator<Path> inside = disk.list(plain(folder)).stream().map(folder::resolve).iterator();
        return new DirectoryStream<>() {
            @Override public Iterator<Path> iterator() {
                return inside;
            }

            @Override public void close() { }
        };
    }

    @Override public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        disk.make(plain(folder), new RecordingDisk.Folder());
    }

    @Override public void delete(Path path) throws IOException {
        disk.delete(plain(path));
    }

    /** Written as any file is, in one piece. */
    @Override public void copy(Path source, Path target, CopyOption... options) throws IOException {
        RecordedFile copy = new RecordedFile();
        byte[] content = disk.content((RecordedFile) at(source));
        disk.make(plain(target), copy);
        disk.write(copy, content, 0);
    }

    @Override public void move(Path source, Path target, CopyOption... options) throws IOException {
        disk.rename(plain(source), plain(target));
    }

    @Override public void checkAccess(Path path, AccessMode... modes) throws IOException {
        at(path);
    }

    @Override public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        Object found = at(path);
        return type.cast(new DiskAttributes(found instanceof RecordingDisk.Folder, found instanceof RecordedFile file ? disk.content(file).length : 0));
    }

    private record DiskAttributes(boolean isDirectory, long size) implements BasicFileAttributes {
        @Override public FileTime lastModifiedTime() {
            return FileTime.fromMillis(0);
        }

        @Override public FileTime lastAccessTime() {
            return FileTime.fromMillis(0);
        }

        @Override public FileTime creationTime() {
            return FileTime.fromMillis(0);
        }

        @Override public boolean isRegularFile() {
            return !isDirectory;
        }

        @Override public boolean isSymbolicLink() {
            return false;
        }

        @Override public boolean isOther() {
            return false;
        }

        @Override public Object fileKey() {
            return null;
        }
    }

    @Override public boolean isSameFile(Path one, Path other) {
        return plain(one).equals(plain(other));
    }

    @Override public boolean isHidden(Path path) {
        return false;
    }

    @Override public String getScheme() {
        return "recorded";
    }

    @Override public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override public FileStore getFileStore(Path path) throws IOException {
        throw new FileSystemException(path.toString(), null, "nobody knows how much room there is");
    }

    @Override public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
