package io.bindery.app;

import io.bindery.store.Backup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bindery backup}: a consistent copy of a data directory, whether a broker runs on it or not. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = {
        "Copies a data directory, also while its broker runs: everything confirmed before the backup began is in it.",
        "To restore it, open it: bindery serve --data TARGET."})
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "The data directory (default: the window's).")
    private Path data;

    @Parameters(paramLabel = "TARGET", description = "The directory to make.")
    private Path target;

    @Override public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Backup.Report report = Backup.copy(data == null ? DataHome.usual() : data, target,
                new ToldProgress(spec.commandLine().getErr(), "copying and reading back", 2));
        out.printf("%d messages, %d copies in queues, %d bytes of journal are in %s; it was read back to the end.%n",
                report.messages(), report.copies(), report.bytes(), report.target());
        report.damages().forEach(damage -> out.println("DAMAGED in the original too: " + damage));
        out.flush();
        return 0;
    }
}
