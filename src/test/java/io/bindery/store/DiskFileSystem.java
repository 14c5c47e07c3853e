package io.bindery.store;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** The file system that paths of a {@link RecordingDisk} say they belong to. */
final class DiskFileSystem extends FileSystem {

    private final DiskPaths provider;

    DiskFileSystem(DiskPaths provider) {
        this.provider = provider;
    }

    @Override public FileSystemProvider provider() {
        return provider;
    }

    @Override public Path getPath(String first, String... more) {
        return provider.wrap(Path.of(first, more));
    }

    @Override public void close() { }

    @Override public boolean isOpen() {
        return true;
    }

    @Override public boolean isReadOnly() {
        return false;
    }

    @Override public String getSeparator() {
        return "/";
    }

    @Override public Iterable<Path> getRootDirectories() {
        return List.of(getPath("/"));
    }

    @Override public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
