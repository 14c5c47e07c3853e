package io.bindery.app;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bindery test}: whether messages go where somebody expects them to. */
@Command(name = "test", mixinStandardHelpOptions = true, customSynopsis = "bindery test [OPTIONS] DEFINITIONS|--data=DIR EXPECTATIONS%n", description = {
        "Checks expectations of a topology: for each message, which queues get a copy. Ends with 1 when one is not met.",
        "DEFINITIONS is a file as RabbitMQ and Bindery write it (/api/definitions), - is standard input.",
        "EXPECTATIONS is a file with a JSON list: [{\"exchange\": \"orders\", \"key\": \"order.eu.created\", \"queues\": [\"billing\", \"audit\"]}, …];",
        "queues are exactly those, reaches and misses name some; headers and name may be given too."})
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopologyArguments definitions;

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the results as JUnit XML, too, for a CI.")
    private Path junit;

    @Override public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path expectations = Path.of(definitions.behind(1, "EXPECTATIONS").get(0));
        VhostSnapshot topology = definitions.topology();
        List<Expectation> all = Expectations.read(expectations);
        Expectations router = new Expectations(topology);
        List<Expectations.Result> results = all.stream().map(router::check).toList();
        long failed = results.stream().filter(result -> !result.failures().isEmpty()).peek(result -> tell(result, out)).count();
        out.printf("%d expectations, %d met, %d not%n", results.size(), results.size() - failed, failed);
        out.flush();
        if (junit != null) {
            Files.writeString(junit, JUnitXml.of(expectations.getFileName().toString(), results), StandardCharsets.UTF_8);
        }
        return failed == 0 ? 0 : 1;
    }

    private static void tell(Expectations.Result result, PrintWriter out) {
        out.println("NOT MET " + TextTable.printable(result.expected().title()));
        result.failures().forEach(failure -> out.println("    " + TextTable.printable(failure)));
    }
}
