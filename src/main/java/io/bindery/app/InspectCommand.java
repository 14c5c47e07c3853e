package io.bindery.app;

import io.bindery.store.StoreInspector;
import io.bindery.store.StoreInspector.InspectedPage;
import io.bindery.store.StoreInspector.InspectedQueue;
import io.bindery.store.StoredMessage;
import io.bindery.ui.messages.MessageJson;
import io.bindery.ui.store.Csv;
import io.bindery.ui.store.ReadyQueries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bindery inspect}: looks into a data directory whose broker is not running. Not a byte of it changes. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = {
        "Looks into a data directory whose broker is not running, and changes nothing in it.",
        "Without options: its queues, exchanges and bindings."})
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The data directory (serve's and the window's --data).")
    private Path directory;

    @Option(names = "--vhost", paramLabel = "NAME", defaultValue = "/", description = "The virtual host of --queue (default: ${DEFAULT-VALUE}).")
    private String vhost;

    @Option(names = "--queue", paramLabel = "Q", description = "The messages of this queue.")
    private String queue;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only messages with this text in key, exchange, properties or payload; of all queues without --queue.")
    private String search;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many messages to show at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--payload", paramLabel = "POSITION", description = "The payload of the message at this position of --queue, byte for byte.")
    private Long payload;

    @Option(names = "--export", paramLabel = "FILE", description = "Writes the messages to a file, one JSON object a line, as the window imports them; - for here.")
    private String export;

    @Option(names = "--sql", paramLabel = "SELECT", description = "The answer to a query as CSV; or the name of a ready one. Tables: vhost, exchange, queue, binding, message, queue_entry.")
    private String sql;

    @Option(names = "--queries", description = "Lists the ready queries.")
    private boolean queries;

    @Override public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (queries) {
                ReadyQueries.all().forEach((name, text) -> out.printf("%s%n    %s%n", name, text));
                return 0;
            }
            return look(out);
        } catch (RefusedException problem) {
            return refused(problem.getMessage());
        } catch (SQLException problem) {
            return refused("The query has no answer: " + problem.getMessage().lines().findFirst().orElse("") + " (--queries lists ready ones).");
        } finally {
            out.flush();
        }
    }

    private int refused(String sentence) {
        spec.commandLine().getErr().println("bindery: " + sentence);
        return 1;
    }

    private int look(PrintWriter out) throws IOException, SQLException {
        if (directory == null) {
            throw new RefusedException("Name the data directory: bindery inspect DIR.");
        }
        try (StoreInspector store = StoreInspector.open(directory, new ToldProgress(spec.commandLine().getErr()))) {
            if (sql != null) {
                query(store, out);
            } else if (payload != null) {
                payload(store);
            } else if (export != null) {
                export(messages(store), out);
            } else if (queue != null || search != null) {
                new InspectReport(out).messages(messages(store), limit);
            } else {
                new InspectReport(out).overview(store);
            }
        }
        return 0;
    }

    private InspectedMessages messages(StoreInspector store) {
        return new InspectedMessages(store, queue == null ? store.queues() : List.of(named(store)), search);
    }

    private InspectedQueue named(StoreInspector store) {
        return store.queues().stream().filter(q -> q.definition().vhost().equals(vhost) && q.definition().name().equals(queue)).findFirst()
                .orElseThrow(() -> new RefusedException("no queue '" + queue + "' in vhost '" + vhost + "': bindery inspect "
                        + directory + " lists what is there."));
    }

    private void query(StoreInspector store, PrintWriter out) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(store.sqlUrl()); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(ReadyQueries.sql(sql))) {
            Csv.write(rows, out);
        }
    }

    private void payload(StoreInspector store) throws IOException {
        if (queue == null) {
            throw new RefusedException("A position is one of a queue: say --queue too.");
        }
        InspectedPage page = store.entries(named(store).queueId(), payload, 1);
        page.unreadable().stream().filter(one -> one.position() == payload).forEach(one -> {
            throw new RefusedException(one.why());
        });
        StoredMessage entry = page.entries().stream().filter(e -> e.position() == payload).findFirst()
                .orElseThrow(() -> new RefusedException("Queue '" + queue + "' has no message at position " + payload + "."));
        PrintStream bytes = System.out;
        bytes.writeBytes(entry.message().body());
        bytes.flush();
    }

    private void export(InspectedMessages messages, PrintWriter out) throws IOException {
        if (export.equals("-")) {
            lines(messages, out);
            return;
        }
        Path file = Path.of(export).toAbsolutePath().normalize();
        if (file.startsWith(directory.toAbsolutePath().normalize())) {
            throw new RefusedException(file + " lies in the data directory, where nothing is changed: name another place.");
        }
        try (BufferedWriter to = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.printf("%d messages written to %s%n", lines(messages, to), file);
        }
    }

    private long lines(InspectedMessages messages, Writer to) throws IOException {
        long[] written = {0};
        messages.visit((inQueue, entry) -> {
            to.write(MessageJson.line(entry.message(), entry.redelivered()) + "\n");
            written[0]++;
            return true;
        });
        messages.unreadable().forEach(line -> spec.commandLine().getErr().println("bindery: left out, because it cannot be read: " + line));
        return written[0];
    }

    /** What was asked for is not there; the message says what to do. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String sentence) {
            super(sentence);
        }
    }
}
