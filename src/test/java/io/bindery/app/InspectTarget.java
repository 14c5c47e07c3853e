package io.bindery.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The door for fuzzers to {@code bindery inspect}. */
public final class InspectTarget {

    private InspectTarget() { }

    /** Complains when looking into a directory with this in its journal ends in anything but what is there, or a sentence. */
    public static void inspect(String segment, byte[] bytes) {
        try {
            Path directory = Files.createTempDirectory("bindery-fuzz");
            try {
                Files.write(Files.createDirectories(directory.resolve("journal")).resolve(segment), bytes);
                look(directory.toString());
                look(directory.toString(), "--search", "e", "--limit", "5");
            } finally {
                try (Stream<Path> all = Files.walk(directory)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException ofTheDisk) {
            throw new UncheckedIOException(ofTheDisk);
        }
    }

    private static void look(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new InspectCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new FailedFiles()).execute(arguments);
        if (code != 0 && (code != 1 || !err.toString().matches("bindery: [^\\n]+\\R"))) {
            throw new AssertionError("inspect ended with " + code + " and said " + err);
        }
    }
}
