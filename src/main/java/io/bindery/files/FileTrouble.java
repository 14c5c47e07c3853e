package io.bindery.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What went wrong with a file, in words: the system's own are often a bare path, or the name of a Java class. */
public final class FileTrouble {

    private FileTrouble() { }

    /** Words that stand in a sentence. */
    public static String words(IOException problem) {
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
        } else if (problem instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return said == null || said.isBlank() ? spelled(problem) : said;
    }

    /** DirectoryNotEmptyException: «directory not empty». */
    private static String spelled(IOException problem) {
        return problem.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    public static boolean isFull(IOException problem) {
        String text = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("disk quota exceeded");
    }

    /** What a person can do where nothing can be written, without a full stop. */
    public static String wayOut(IOException problem) {
        return isFull(problem) ? "Make room there" : "Make it writable again";
    }

    /** Of a file that a person named to be written. */
    public static String notWritten(Path file, IOException problem) {
        return "The file " + file + " can't be written (" + words(problem) + "): name another place.";
    }

    /** Of a file that a person named to be read. */
    public static String notRead(Path file, IOException problem) {
        return "The file " + file + " can't be read (" + words(problem) + ").";
    }

    /** Of a file that only the problem itself names; of what names none its own message, which is a sentence where it is ours. */
    public static String sentence(IOException problem) {
        if (!(problem instanceof FileSystemException file) || file.getFile() == null) {
            return problem.getMessage() == null ? words(problem) : problem.getMessage();
        } else if (problem instanceof AccessDeniedException) {
            return "No permission for " + file.getFile() + ": change its permissions or name another place.";
        } else if (problem instanceof NoSuchFileException) {
            return file.getFile() + " does not exist: name another place, or make the directory first.";
        }
        return "Cannot use " + file.getFile() + " (" + words(problem) + "): name another place.";
    }
}
