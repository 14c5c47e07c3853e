package io.bindery.ui.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What to tell of a file a person named: the system's own messages are often its bare path. */
public final class FileWords {

    private FileWords() { }

    public static String notWritten(Path file, IOException problem) {
        return "The file " + file + " can't be written (" + why(problem) + "): name another place.";
    }

    private static String why(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "no permission";
        }
        String said = problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
        return said == null || said.isBlank() ? problem.getClass().getSimpleName().replace("Exception", "") : said;
    }
}
