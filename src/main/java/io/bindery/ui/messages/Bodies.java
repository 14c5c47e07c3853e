package io.bindery.ui.messages;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes a body to a file, as it was sent, on a pool thread. */
final class Bodies {

    private Bodies() { }

    static CompletionStage<Void> write(Path file, byte[] body) {
        return CompletableFuture.runAsync(() -> {
            try {
                Files.write(file, body);
            } catch (IOException wrong) {
                throw new UncheckedIOException(FileTrouble.notWritten(file, wrong), wrong);
            }
        });
    }
}
