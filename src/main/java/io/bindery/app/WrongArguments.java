package io.bindery.app;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a slip on the command line in a sentence or two, and not with everything there is to know. */
final class WrongArguments implements IParameterExceptionHandler {

    @Override public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("bindery: " + sentence(wrong, command) + " See " + command.getCommandSpec().qualifiedName() + " --help.");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            List<String> similar = unmatched.getSuggestions();
            if (!first.startsWith("-")) {
                return command.getSubcommands().isEmpty() ? "'" + first + "' is one word too many."
                        : "There is no command '" + first + "'; there are " + String.join(", ", command.getSubcommands().keySet()) + ".";
            }
            return "There is no option " + first + (similar.isEmpty() ? "." : "; did you mean " + String.join(" or ", similar) + "?");
        }
        String message = wrong.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
