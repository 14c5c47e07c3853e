package io.bindery.app;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Answers a command that failed with a file in a sentence. What else fails is a fault of ours and shows where. */
final class FailedFiles implements IExecutionExceptionHandler {

    @Override public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed) throws Exception {
        if (failed instanceof IOException problem) {
            command.getErr().println("bindery: " + FileTrouble.sentence(problem));
            return 1;
        }
        throw failed;
    }
}
