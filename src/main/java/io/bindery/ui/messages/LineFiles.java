package io.bindery.ui.messages;

import io.bindery.files.FileTrouble;
import io.bindery.gateway.BrokerGateway;
import io.bindery.model.BrokerCommand;
import io.bindery.model.QueuedMessage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Messages to a file of JSON lines and back. Files are read and written on a pool thread, never where the stage was completed. */
final class LineFiles {

    private static final int STRIDE = 500;

    private LineFiles() { }

    /** @return how many were written */
    static CompletionStage<Long> write(Path file, List<QueuedMessage> messages) {
        return CompletableFuture.supplyAsync(() -> {
            start(file);
            append(file, messages);
            return (long) messages.size();
        });
    }

    /** Everything that is in the queue, read on as it is written. @return how many were written */
    static CompletionStage<Long> writeAll(Path file, BrokerGateway gateway, String vhost, String queue) {
        return CompletableFuture.runAsync(() -> start(file)).thenCompose(started -> next(file, gateway, vhost, queue, 0, 0));
    }

    private static CompletionStage<Long> next(Path file, BrokerGateway gateway, String vhost, String queue, long from, long written) {
        return gateway.browse(vhost, queue, from, STRIDE).thenComposeAsync(page -> {
            append(file, page.messages());
            long now = written + page.messages().size();
            return page.hasNext() ? next(file, gateway, vhost, queue, page.next(), now) : CompletableFuture.completedFuture(now);
        });
    }

    /** @return the publishes; fails with a sentence that names the first line that is none */
    static CompletionStage<List<BrokerCommand.Publish>> read(Path file, String vhost) {
        return CompletableFuture.supplyAsync(() -> {
            List<String> lines = lines(file);
            List<BrokerCommand.Publish> publishes = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    publishes.add(publish(vhost, lines.get(i), i + 1));
                }
            }
            return publishes;
        });
    }

    private static BrokerCommand.Publish publish(String vhost, String line, int number) {
        try {
            return MessageJson.publish(vhost, line);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new IllegalArgumentException("Line " + number + " is no message: " + wrong.getMessage(), wrong);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notRead(file, wrong), wrong);
        }
    }

    private static void start(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notWritten(file, wrong), wrong);
        }
    }

    private static void append(Path file, List<QueuedMessage> messages) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            for (QueuedMessage message : messages) {
                out.write(MessageJson.line(message));
                out.newLine();
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notWritten(file, wrong), wrong);
        }
    }
}
