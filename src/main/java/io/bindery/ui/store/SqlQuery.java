package io.bindery.ui.store;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One query over a store's tables, on a thread of its own; another thread may stop it. The address lets it read and nothing else. */
final class SqlQuery {

    /** H2's METHOD_ONLY_ALLOWED_FOR_QUERY; its own sentence speaks of Java methods. */
    private static final int NO_QUERY = 90002;

    private final String url;
    private final String sql;
    private volatile Statement running;
    private volatile boolean stopped;

    SqlQuery(String url, String nameOrSql) {
        this.url = url;
        this.sql = ReadyQueries.sql(nameOrSql);
    }

    CompletionStage<SqlResult> rows(int most) {
        return ask(rows -> result(rows, most, System.nanoTime()));
    }

    /** All rows, however many, as comma separated values. @return the file */
    CompletionStage<Path> export(Path file) {
        return ask(rows -> {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                Csv.write(rows, out);
                if (out.checkError()) {
                    throw new IOException("Cannot write " + file + ": is the disk full?");
                }
            } catch (FileSystemException wrong) {
                throw new IOException(FileTrouble.notWritten(file, wrong), wrong);
            }
            return file;
        });
    }

    void stop() {
        stopped = true;
        Statement now = running;
        if (now != null) {
            CompletableFuture.runAsync(() -> {
                try {
                    now.cancel();
                } catch (SQLException over) {
                    // it ended by itself
                }
            });
        }
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException, IOException;
    }

    private <T> CompletionStage<T> ask(Reader<T> reader) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
                running = statement;
                try (ResultSet rows = statement.executeQuery(sql)) {
                    answer.complete(reader.read(rows));
                }
            } catch (SQLException | IOException | RuntimeException problem) {
                answer.completeExceptionally(new CompletionException(new IOException(stopped ? "Stopped." : sentence(problem), problem)));
            } finally {
                running = null;
            }
        }, "sql");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private static String sentence(Exception problem) {
        if (problem instanceof SQLException sql && sql.getErrorCode() == NO_QUERY) {
            return "Here one can only read: begin with SELECT.";
        }
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("").replaceAll("; SQL statement:$", "");
    }

    private static SqlResult result(ResultSet rows, int most, long from) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        List<List<String>> all = new ArrayList<>();
        boolean more = false;
        while (!more && rows.next()) {
            more = all.size() == most;
            if (!more) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(Csv.text(rows, i));
                }
                all.add(row);
            }
        }
        return new SqlResult(columns, all, more, System.nanoTime() - from);
    }
}
