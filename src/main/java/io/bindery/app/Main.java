package io.bindery.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program's entry. It does not extend {@code Application}, so that the class path alone starts it. */
@Command(name = "bindery", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = {ServeCommand.class, InspectCommand.class, BackupCommand.class,
        CertificateCommand.class, RouteCommand.class, RenderCommand.class, TestCommand.class},
        description = "A workbench for AMQP 0-9-1 with a broker of its own. Without a command it opens its window.")
public final class Main implements Callable<Integer> {

    @Mixin
    private WindowOptions window;

    private Main() { }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler(new WrongArguments()).setExecutionExceptionHandler(new FailedFiles());
    }

    @Override public Integer call() {
        try {
            return WindowApplication.show(window.settings());
        } catch (IllegalArgumentException refused) {
            System.err.println("bindery: " + refused.getMessage());
            return 1;
        }
    }
}
