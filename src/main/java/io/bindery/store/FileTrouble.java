package io.bindery.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What went wrong with a file, in words that stand in a sentence: the system's own are often a bare path, or the name of a Java class. */
final class FileTrouble {

    private FileTrouble() { }

    static String words(IOException problem) {
        String said = problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
        String text = said == null ? "" : said.toLowerCase(Locale.ROOT);
        if (problem instanceof AccessDeniedException || text.contains("permission denied")) {
            return "no permission";
        } else if (text.contains("read-only file system")) {
            return "its file system is read-only";
        } else if (problem instanceof NoSuchFileException) {
            return "it is not there";
        } else if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            return "a file is in the way";
        }
        return said == null || said.isBlank() ? problem.toString() : said;
    }

    static boolean isFull(IOException problem) {
        String text = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("disk quota exceeded");
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
}
