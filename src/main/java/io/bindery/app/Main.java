package io.bindery.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry. It does not extend {@code Application}, so that the class path alone starts it. */
@Command(name = "bindery", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = ServeCommand.class,
        description = "A workbench for AMQP 0-9-1 with a broker of its own.")
public final class Main {

    private Main() { }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
