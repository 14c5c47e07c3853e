package io.bindery.app;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.store.FieldJson;
import io.bindery.store.RecoveryReport;
import io.bindery.store.StoreInspector;
import io.bindery.store.StoreInspector.InspectedQueue;
import io.bindery.store.StoredMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a data directory holds, written for a terminal. */
final class InspectReport {

    private static final int PREVIEW = 48;

    private final PrintWriter out;

    InspectReport(PrintWriter out) {
        this.out = out;
    }

    void overview(StoreInspector store) {
        health(store.report());
        queues(store.queues());
        exchanges(store.definitions().exchanges());
        bindings(store.definitions().bindings());
    }

    private void health(RecoveryReport report) {
        out.printf("%d messages, %d copies in queues; %d records in %d bytes of journal%n",
                report.messages(), report.entries(), report.records(), report.bytesRead());
        if (report.tornTailBytes() > 0) {
            out.printf("The last %d bytes are of a commit group that a crash cut short: never confirmed, ignored.%n", report.tornTailBytes());
        }
        report.damages().forEach(damage -> out.println("DAMAGED " + damage));
    }

    private void queues(List<InspectedQueue> queues) {
        out.println();
        TextTable table = new TextTable("QUEUE", "VHOST", "MESSAGES", "FLAGS", "ARGUMENTS");
        queues.forEach(queue -> {
            QueueDefinition definition = queue.definition();
            table.row(definition.name(), definition.vhost(), queue.messages(), words(definition.flags()), arguments(definition.arguments()));
        });
        table.print(out);
    }

    private void exchanges(List<ExchangeDefinition> exchanges) {
        out.println();
        TextTable table = new TextTable("EXCHANGE", "VHOST", "TYPE", "FLAGS", "ARGUMENTS");
        exchanges.forEach(e -> table.row(e.name(), e.vhost(), e.type(), words(e.flags()), arguments(e.arguments())));
        table.print(out);
    }

    private void bindings(List<Binding> bindings) {
        out.println();
        TextTable table = new TextTable("FROM", "TO", "KIND", "KEY", "ARGUMENTS");
        bindings.forEach(b -> table.row(b.exchange(), b.destination(), words(List.of(b.kind())), b.key(), arguments(b.arguments())));
        table.print(out);
    }

    private static String arguments(FieldTable table) {
        return table.entries().isEmpty() ? "" : FieldJson.text(table);
    }

    private static String words(Iterable<?> flags) {
        StringBuilder words = new StringBuilder();
        flags.forEach(flag -> words.append(words.isEmpty() ? "" : ",").append(String.valueOf(flag).toLowerCase(Locale.ROOT)));
        return words.toString();
    }

    /** @param limit the most to show; it says when there are more */
    void messages(InspectedMessages messages, int limit) throws IOException {
        TextTable table = new TextTable("QUEUE", "POSITION", "ENQUEUED", "EXCHANGE", "KEY", "BYTES", "STATE", "PAYLOAD");
        boolean[] more = {false};
        int[] shown = {0};
        messages.visit((queue, entry) -> {
            more[0] = shown[0] == limit;
            if (!more[0]) {
                shown[0]++;
                row(table, queue, entry);
            }
            return !more[0];
        });
        table.print(out);
        messages.unreadable().forEach(line -> out.println("Cannot be read: " + line));
        if (more[0]) {
            out.printf("More than %d: say --limit N, or --export FILE for all.%n", limit);
        }
    }

    private static void row(TextTable table, InspectedQueue queue, StoredMessage entry) {
        Message message = entry.message();
        boolean expired = entry.expiresAtMillis() != 0 && entry.expiresAtMillis() <= System.currentTimeMillis();
        table.row(queue.definition().name(), entry.position(), Instant.ofEpochMilli(entry.enqueuedAtMillis()), message.exchange(),
                message.routingKey(), message.body().length,
                expired ? "expired" : entry.redelivered() ? "redelivered" : "ready", preview(message.body()));
    }

    private static String preview(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 4 * PREVIEW), StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) <= PREVIEW ? text : text.substring(0, text.offsetByCodePoints(0, PREVIEW)) + "…";
    }
}
