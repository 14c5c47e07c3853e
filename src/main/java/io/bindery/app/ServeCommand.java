package io.bindery.app;

import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.broker.SnapshotSink;
import io.bindery.engine.ActivitySink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bindery serve}: the broker alone, until it is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the broker alone, without a window.")
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--amqp-port", paramLabel = "PORT", converter = PortConverter.class, defaultValue = "5672",
            description = "Where AMQP clients connect; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int amqpPort;

    @Option(names = "--http-port", paramLabel = "PORT", converter = PortConverter.class, defaultValue = "15672",
            description = "Where the HTTP API listens; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where durable queues and messages are kept. Without it nothing is kept.")
    private Path data;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String bind;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private TlsOptions tls;

    @Override public Integer call() throws InterruptedException, IOException {
        EmbeddedBroker broker;
        try {
            BrokerSettings settings = tls.addTo(new BrokerSettings(address(), amqpPort, httpPort, Optional.ofNullable(data), false));
            settings = settings.withLimits(limits.addTo(settings.limits()));
            broker = EmbeddedBroker.start(settings, SnapshotSink.NOBODY, ActivitySink.NOBODY, new ToldProgress(spec.commandLine().getErr()));
        } catch (IllegalArgumentException refused) {
            return refused(refused.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shutdown"));
        spec.commandLine().getOut().println("ready amqp=" + broker.amqpPort() + " http=" + broker.httpPort() + secured(broker));
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private int refused(String sentence) {
        spec.commandLine().getErr().println("bindery: " + sentence);
        return 1;
    }

    private static String secured(EmbeddedBroker broker) {
        String port = broker.amqpsPort().isPresent() ? " amqps=" + broker.amqpsPort().getAsInt() : "";
        return port + broker.authorityFile().map(file -> " ca=" + file).orElse("");
    }

    private InetAddress found() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException nowhere) {
            return null;
        }
    }

    private InetAddress address() throws IOException {
        InetAddress address = found();
        if (address == null || !address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
            throw new IOException(bind + " is no address of this machine: choose another with --bind.");
        }
        return address;
    }
}
