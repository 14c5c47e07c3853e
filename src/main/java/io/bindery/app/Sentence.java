package io.bindery.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What to tell of a failed file: the system's own messages are often a bare path. */
final class Sentence {

    private Sentence() { }

    static String of(IOException problem) {
        if (problem instanceof AccessDeniedException denied) {
            return "No permission to write " + denied.getFile() + ": change its permissions or name another place.";
        } else if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist: name another place, or make the directory first.";
        } else if (problem instanceof FileSystemException file) {
            return "Cannot use " + file.getFile() + " (" + file.getClass().getSimpleName().replace("Exception", "")
                    + (file.getReason() == null ? "" : ", " + file.getReason()) + "): name another place.";
        }
        return problem.getMessage();
    }
}
