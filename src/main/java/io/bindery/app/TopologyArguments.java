package io.bindery.app;

import io.bindery.broker.PaperBroker;
import io.bindery.management.DefinitionsFile;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands over a definitions file have in common: which file, and which of its virtual hosts. */
final class TopologyArguments {

    @Parameters(index = "0", paramLabel = "DEFINITIONS", description = "A definitions file as RabbitMQ and Bindery write it (/api/definitions); - reads it from standard input.")
    private String file;

    @Option(names = "--vhost", paramLabel = "NAME", description = "Which of its virtual hosts (default: /).")
    private String vhost = "/";

    /** @throws IOException with a sentence, also for what a broker would refuse */
    VhostSnapshot topology() throws IOException {
        BrokerSnapshot declared;
        try {
            declared = PaperBroker.of(file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)), vhost);
        } catch (NoSuchFileException missing) {
            throw new IOException("There is no file " + file + ".");
        } catch (DefinitionsFile.RefusedException refused) {
            throw new IOException(file + ": " + refused.getMessage());
        }
        return declared.vhost(vhost).orElseThrow(() -> new IOException("There is no virtual host '" + vhost + "' in " + file + ". It has "
                + declared.vhosts().stream().map(VhostSnapshot::name).collect(Collectors.joining(", ")) + "."));
    }
}
