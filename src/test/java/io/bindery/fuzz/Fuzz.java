package io.bindery.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs Jazzer over every target, one after the other, each for so many seconds: {@code mvn -Pfuzz test-compile exec:exec}.
 * What it finds it leaves, with the bytes, in {@code target/fuzz}; the next run begins where the last one came to.
 */
public final class Fuzz {

    /** Little, so that memory that grows with what a client promises ends the run. */
    private static final String HEAP = "-Xmx192m";
    private static final int LONGEST_INPUT = 4096;
    /** Complains of any regular expression that a client gives; here clients may give them, and NamePattern bounds what they cost. */
    private static final String REGEX_INJECTION = "com.code_intelligence.jazzer.sanitizers.RegexInjection";
    /** Milliseconds, but for the first, which waits for most classes to be instrumented: on a busy machine for half a minute. */
    private static final int SECONDS_FOR_ONE = 120;

    private Fuzz() { }

    /** @param args seconds for each target · directory for corpora and findings */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<Class<?>, List<byte[]>> targets = new LinkedHashMap<>();
        targets.put(ConnectionFuzzer.class, Corpus.conversations());
        targets.put(HandshakeFuzzer.class, Corpus.handshakes());
        targets.put(TableFuzzer.class, Corpus.tables());
        targets.put(PropertiesFuzzer.class, Corpus.propertyLists());
        targets.put(HttpFuzzer.class, Corpus.http());
        targets.put(ManagementFuzzer.class, Corpus.managementRequests());
        targets.put(DefinitionsFuzzer.class, Corpus.definitions());
        targets.put(LineFuzzer.class, Corpus.lines());
        targets.put(JournalFuzzer.class, Corpus.journals());
        int seconds = Integer.parseInt(args[0]);
        for (Map.Entry<Class<?>, List<byte[]>> target : targets.entrySet()) {
            Path corpus = Path.of(args[1]).resolve(target.getKey().getSimpleName()).toAbsolutePath();
            write(target.getValue(), corpus);
            int exit = run(target.getKey(), corpus, seconds);
            if (exit != 0) {
                System.err.println("Jazzer ended with " + exit + " on " + target.getKey().getSimpleName() + "; the bytes are in " + corpus.getParent());
                System.exit(1);
            }
        }
    }

    private static void write(List<byte[]> seeds, Path corpus) throws IOException {
        Files.createDirectories(corpus);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
    }

    private static int run(Class<?> target, Path corpus, int seconds) throws IOException, InterruptedException {
        Process jazzer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(), "--instrumentation_includes=io.bindery.**", "--custom_hook_includes=io.bindery.**",
                "--disabled_hooks=" + REGEX_INJECTION,
                "--reproducer_path=" + corpus.getParent(), "-artifact_prefix=" + corpus.getParent() + "/",
                "-max_total_time=" + seconds, "-max_len=" + LONGEST_INPUT, "-timeout=" + SECONDS_FOR_ONE, "-print_final_stats=1", corpus.toString())
                .inheritIO().start();
        if (!jazzer.waitFor(seconds + 120L, TimeUnit.SECONDS)) {
            jazzer.destroyForcibly();
            return -1;
        }
        return jazzer.exitValue();
    }
}
