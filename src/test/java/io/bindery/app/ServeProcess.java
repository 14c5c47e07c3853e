package io.bindery.app;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.bindery.broker.BrokerFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bindery serve} in a process of its own, that can be killed. What it says on stderr is kept. */
final class ServeProcess {

    private static final Pattern READY = Pattern.compile("ready amqp=([0-9]+) http=[0-9]+");

    private final Process process;
    private final Path errors;
    private int port;

    private ServeProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Returns at once; {@link #awaitReady()} tells when clients can connect. */
    static ServeProcess launch(Path data, Path errors) throws IOException {
        return new ServeProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "serve", "--amqp-port", "0", "--http-port", "0", "--data", data.toString())
                .redirectError(errors.toFile()).start(), errors);
    }

    void awaitReady() throws IOException, InterruptedException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                port = Integer.parseInt(ready.group(1));
                return;
            }
        }
        throw new IOException("serve ended with " + process.waitFor() + " without being ready: " + errors());
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = BrokerFixture.factory(port);
        factory.setExceptionHandler(new QuietHandler());
        return factory.newConnection();
    }

    /** kill -9 after that time; returns when the process is gone. */
    void killAfter(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("serve ended by itself with " + process.exitValue() + ": " + errors());
        }
        process.toHandle().destroyForcibly();
        process.waitFor();
    }
}
