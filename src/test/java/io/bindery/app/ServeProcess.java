package io.bindery.app;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bindery serve} in a process of its own, that can be killed. */
final class ServeProcess {

    private static final Pattern READY = Pattern.compile("ready amqp=([0-9]+) http=[0-9]+");

    private final Process process;
    private final int port;

    private ServeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServeProcess start(Path data) throws IOException {
        Path errors = Files.createTempFile("bindery-serve", ".err");
        errors.toFile().deleteOnExit();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "serve", "--amqp-port", "0", "--http-port", "0", "--data", data.toString())
                .redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new ServeProcess(process, Integer.parseInt(ready.group(1)));
            }
        }
        try {
            throw new IOException("serve ended with " + process.waitFor() + " without being ready: " + Files.readString(errors));
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }

    Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    /** kill -9; returns when the process is gone. */
    void killAfter(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("serve ended by itself with " + process.exitValue());
        }
        process.toHandle().destroyForcibly();
        process.waitFor();
    }
}
