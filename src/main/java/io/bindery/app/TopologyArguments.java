package io.bindery.app;

import io.bindery.broker.PaperBroker;
import io.bindery.management.DefinitionsFile;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.store.RecoveryProgress;
import io.bindery.store.StoreInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands over a topology have in common: the definitions file or data directory it is in, and which of its virtual hosts. */
final class TopologyArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0..*", arity = "0..*", hidden = true)
    private List<String> words = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Looks into a data directory whose broker is not running, and changes nothing in it, instead of a definitions file.")
    private Path data;

    @Option(names = "--vhost", paramLabel = "NAME", description = "Which of its virtual hosts (default: /).")
    private String vhost = "/";

    /** The words behind the file's. @param needed what these have to be · most how many there may be */
    List<String> behind(int most, String... needed) {
        int first = data == null ? 1 : 0;
        if (words.size() < first) {
            throw new ParameterException(spec.commandLine(), "Missing: DEFINITIONS, or --data DIR.");
        } else if (words.size() < first + needed.length) {
            throw new ParameterException(spec.commandLine(), "Missing: " + needed[words.size() - first] + ".");
        } else if (words.size() > first + most) {
            throw new ParameterException(spec.commandLine(), "'" + words.get(first + most) + "' is one word too many.");
        }
        return words.subList(first, words.size());
    }

    /** @throws IOException with a sentence, also for what a broker would refuse */
    VhostSnapshot topology() throws IOException {
        String from = data == null ? words.get(0) : data.toString();
        BrokerSnapshot declared = data == null ? ofFile(from) : ofDirectory(data);
        return declared.vhost(vhost).orElseThrow(() -> new IOException("There is no virtual host '" + vhost + "' in " + from + ". It has "
                + declared.vhosts().stream().map(VhostSnapshot::name).collect(Collectors.joining(", ")) + "."));
    }

    private BrokerSnapshot ofFile(String file) throws IOException {
        try {
            return PaperBroker.of(file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)), vhost);
        } catch (NoSuchFileException missing) {
            throw new IOException("There is no file " + file + ".");
        } catch (DefinitionsFile.RefusedException refused) {
            throw new IOException(file + ": " + refused.getMessage());
        }
    }

    /** What could not be read of it is said aloud, and left out. */
    private BrokerSnapshot ofDirectory(Path directory) throws IOException {
        try (StoreInspector store = StoreInspector.open(directory, RecoveryProgress.NONE)) {
            store.report().damages().forEach(damage -> spec.commandLine().getErr().println("bindery: DAMAGED " + damage));
            return PaperBroker.of(store.definitions());
        }
    }
}
