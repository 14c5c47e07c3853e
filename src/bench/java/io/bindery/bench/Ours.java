package io.bindery.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Bindery as it is delivered, in a process and a data directory of its own: {@code serve}, or the window, open and watching. */
final class Ours implements Contestant {

    private static final long START_SECONDS = 60;

    private final String name;
    private final int port;
    private final Path data;
    private final Process process;
    private final Process display;

    private Ours(String name, int port, Path data, Process process, Process display) {
        this.name = name;
        this.port = port;
        this.data = data;
        this.process = process;
        this.display = display;
    }

    static Ours serve(Path launcher, Path work) throws IOException, InterruptedException {
        return start("bindery serve", launcher, work, List.of("serve"), null, null);
    }

    /** @throws IOException when there is neither a display nor Xvfb */
    static Ours watched(Path launcher, Path work) throws IOException, InterruptedException {
        if (System.getenv("DISPLAY") != null) {
            return start("bindery, window open", launcher, work, List.of(), null, System.getenv("DISPLAY"));
        }
        String number = ":" + (200 + ProcessHandle.current().pid() % 700);
        Process xvfb = new ProcessBuilder("Xvfb", number, "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                .redirectErrorStream(true).redirectOutput(work.resolve("xvfb.log").toFile()).start();
        return start("bindery, window open", launcher, work, List.of(), xvfb, number);
    }

    private static Ours start(String name, Path launcher, Path work, List<String> command, Process display, String displayName)
            throws IOException, InterruptedException {
        int port = freePort();
        Path data = Files.createTempDirectory(work, "data");
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(command);
        line.addAll(List.of("--amqp-port", String.valueOf(port), "--http-port", String.valueOf(freePort()), "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile());
        if (displayName != null) {
            builder.environment().put("DISPLAY", displayName);
        }
        Ours ours = new Ours(name, port, data, builder.start(), display);
        ours.awaitPort();
        return ours;
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        close();
        throw new IOException(name + " did not open port " + port + ": see " + data + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    @Override public String name() {
        return name;
    }

    @Override public int port() {
        return port;
    }

    @Override public ProcessHandle process() {
        return process.toHandle();
    }

    @Override public void close() {
        end(process);
        if (display != null) {
            end(display);
        }
        try (Stream<Path> left = Files.walk(data)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException gone) {
            System.err.println("left " + data + ": " + gone.getMessage());
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
