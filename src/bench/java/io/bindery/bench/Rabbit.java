package io.bindery.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of Debian's rabbitmq-server, started for the while. */
final class Rabbit implements Contestant {

    static final String NAME = "RabbitMQ";
    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final int START_SECONDS = 90;

    private final int port;
    private final ProcessHandle broker;
    private final Process started;

    private Rabbit(int port, ProcessHandle broker, Process started) {
        this.port = port;
        this.broker = broker;
        this.started = started;
    }

    static boolean isInstalled() {
        return Files.isExecutable(SERVER);
    }

    /** With a directory, a name and ports of its own, so that another node is not disturbed. */
    static Rabbit start(Path work) throws IOException, InterruptedException {
        int port = freePort();
        Path home = Files.createDirectories(work.resolve("rabbit"));
        ProcessBuilder builder = new ProcessBuilder(SERVER.toString()).redirectErrorStream(true).redirectOutput(home.resolve("out.log").toFile());
        builder.environment().putAll(Map.of("HOME", home.toString(), "RABBITMQ_NODENAME", "bench" + port + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1", "RABBITMQ_NODE_PORT", String.valueOf(port), "RABBITMQ_DIST_PORT", String.valueOf(freePort()),
                "RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString(), "RABBITMQ_LOG_BASE", home.resolve("log").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", Files.writeString(home.resolve("plugins"), "[].\n").toString()));
        Process node = builder.start();
        for (int second = 0; second < START_SECONDS && node.isAlive(); second++) {
            TimeUnit.SECONDS.sleep(1);
            if (answers(port)) {
                return new Rabbit(port, Neighbour.listener(port), node);
            }
        }
        node.destroy();
        throw new IOException("rabbitmq-server did not start: see " + home.resolve("out.log"));
    }

    private static boolean answers(int port) {
        try {
            Neighbour.listener(port);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    @Override public String name() {
        return NAME;
    }

    @Override public int port() {
        return port;
    }

    @Override public ProcessHandle process() {
        return broker;
    }

    @Override public void close() {
        started.descendants().forEach(ProcessHandle::destroy);
        started.destroy();
    }
}
