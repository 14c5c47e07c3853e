package io.bindery.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk in memory with folders and files, that remembers which names and bytes were synced: a power cut may take any of the
 * others, made, renamed or deleted, each by itself. Programs use it by the paths of {@link DiskPaths}.
 */
final class RecordingDisk {

    /** What names stand for in it: folders, and files as {@link RecordedFile}. */
    static final class Folder {
        private final Map<String, Object> now = new TreeMap<>();
        private final Map<String, Object> synced = new TreeMap<>();
        private final List<Change> unsynced = new ArrayList<>();
    }

    /** A name made (before is null), deleted (after is null) or changed for another. */
    private record Change(String before, String after, Object what) { }

    private final Folder root;
    private long changes;
    private long cutAt = Long.MAX_VALUE;
    private long killAt = Long.MAX_VALUE;
    private Random cutBy;
    private Runnable whenCut = () -> { };
    private RecordingDisk left;

    RecordingDisk() {
        this(new Folder());
    }

    private RecordingDisk(Folder root) {
        this.root = root;
    }

    /** How often something was written, synced, made, renamed or deleted. */
    synchronized long changes() {
        return changes;
    }

    /** Before that change the power goes; the program does not notice, and what it does from then on is not on the disk that is left. */
    synchronized void cutBefore(long change, Random random, Runnable told) {
        cutAt = change;
        cutBy = random;
        whenCut = told;
    }

    /** Before that change the program is killed: it gets no further, and what it did stays, synced or not. */
    synchronized void killBefore(long change) {
        killAt = change;
    }

    /** Another program takes over. */
    synchronized void nobodyIsKilled() {
        killAt = Long.MAX_VALUE;
    }

    /** What becomes of a program that is killed. */
    static final class Killed extends Error { }

    /** What the power cut left, or would leave now. */
    synchronized RecordingDisk left(Random random) {
        return left != null ? left : afterPowerCut(random);
    }

    private void changed() {
        if (changes >= killAt) {
            throw new Killed();
        }
        if (changes++ == cutAt) {
            left = afterPowerCut(cutBy);
            whenCut.run();
        }
    }

    private RecordingDisk afterPowerCut(Random random) {
        return new RecordingDisk(torn(root, random, new IdentityHashMap<>()));
    }

    private static Folder torn(Folder folder, Random random, Map<Object, Object> known) {
        Map<String, Object> names = new TreeMap<>(folder.synced);
        double lossRate = random.nextInt(3) / 2.0;
        for (Change change : folder.unsynced) {
            if (random.nextDouble() >= lossRate) {
                apply(change, names);
            }
        }
        Folder left = new Folder();
        names.forEach((name, what) -> left.now.put(name, known.computeIfAbsent(what, was ->
                was instanceof Folder inside ? torn(inside, random, known) : ((RecordedFile) was).torn(random))));
        left.synced.putAll(left.now);
        return left;
    }

    private static void apply(Change change, Map<String, Object> names) {
        if (change.before != null) {
            names.remove(change.before);
        }
        if (change.after != null) {
            names.put(change.after, change.what);
        }
    }

    private static void change(Folder folder, Change change) {
        apply(change, folder.now);
        folder.unsynced.add(change);
    }

    /** A folder, a file, or null. */
    synchronized Object at(Path path) {
        Object at = root;
        for (Path name : path) {
            at = at instanceof Folder folder ? folder.now.get(name.toString()) : null;
        }
        return at;
    }

    private Folder folderOf(Path path) throws IOException {
        if (path.getParent() != null && at(path.getParent()) instanceof Folder folder) {
            return folder;
        }
        throw new NoSuchFileException(String.valueOf(path));
    }

    synchronized List<String> list(Path folder) {
        return List.copyOf(((Folder) at(folder)).now.keySet());
    }

    synchronized void make(Path path, Object what) throws IOException {
        if (at(path) != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Folder folder = folderOf(path);
        changed();
        change(folder, new Change(null, name(path), what));
    }

    synchronized void delete(Path path) throws IOException {
        if (at(path) == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (at(path) instanceof Folder folder && !folder.now.isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        changed();
        change(folderOf(path), new Change(name(path), null, null));
    }

    /** In one, within a folder. */
    synchronized void rename(Path from, Path to) throws IOException {
        if (at(from) == null || !from.getParent().equals(to.getParent())) {
            throw new NoSuchFileException(from.toString(), to.toString(), "nothing there, or another folder");
        }
        if (at(to) instanceof Folder full && !full.now.isEmpty()) {
            throw new DirectoryNotEmptyException(to.toString());
        }
        changed();
        change(folderOf(from), new Change(name(from), name(to), at(from)));
    }

    synchronized void sync(Folder folder) {
        changed();
        folder.synced.clear();
        folder.synced.putAll(folder.now);
        folder.unsynced.clear();
    }

    synchronized void sync(RecordedFile file) {
        changed();
        file.sync();
    }

    synchronized void write(RecordedFile file, byte[] bytes, long offset) {
        changed();
        file.write(bytes, offset);
    }

    synchronized void truncate(RecordedFile file, long size) {
        changed();
        file.truncate(size);
    }

    synchronized byte[] content(RecordedFile file) {
        return file.now();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
