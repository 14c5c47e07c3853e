package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ContextBase;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class ClassArchiveTest {

    @TempDir Path dir;
    @TempDir Path libraries;

    private Path jar;

    /** What a child process runs: a program of one class that ends cleanly. */
    static final class Program {
        public static void main(String[] args) {
            ClassArchive.writeIfWanted();
        }
    }

    @Test
    void aLaterStartTakesItsClassesFromTheArchive() throws Exception {
        Path archive = dir.resolve("classes.jsa");

        run("-XX:+RecordDynamicDumpInfo", "-D" + ClassArchive.WANTED + "=" + archive);
        String loaded = run("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load");

        assertThat(loaded).containsPattern("ClassArchive source: shared objects file \\(top\\)");
        assertThat(filesIn(dir)).containsExactly(archive);
    }

    @Test
    void aProgramThatIsNotAskedWritesNothing() throws Exception {
        run("-XX:+RecordDynamicDumpInfo");

        assertThat(filesIn(dir)).isEmpty();
    }

    @Test
    void anArchiveThatCannotBeWrittenIsOnlyLogged() throws Exception {
        String output = run("-XX:+RecordDynamicDumpInfo", "-D" + ClassArchive.WANTED + "=" + dir.resolve("missing/classes.jsa"));

        assertThat(output).contains("could not be written");
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", String.join(File.pathSeparator, jar.toString(), jarOf(Logger.class), jarOf(LoggerContext.class),
                jarOf(ContextBase.class)), Program.class.getName()));
        Process child = new ProcessBuilder(line).directory(dir.toFile()).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(output).isZero();
        return output;
    }

    /** The JVM archives classes of jars alone, and in the tests ours are in directories. */
    @BeforeEach
    void putTheProgramIntoAJar() throws IOException {
        jar = libraries.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(ClassArchive.class, JvmCommand.class, Program.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
            }
        }
    }

    private static String jarOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private static List<Path> filesIn(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.toList();
        }
    }
}
