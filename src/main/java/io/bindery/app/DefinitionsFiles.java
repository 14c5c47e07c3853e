package io.bindery.app;

import io.bindery.broker.PaperBroker;
import io.bindery.files.FileTrouble;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.DataPlace;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Definitions as RabbitMQ writes them, into the window's broker and out of it. A file is tried on paper first: of one with
 * a mistake in it nothing is declared. FX thread; files are read and written on a pool's.
 */
final class DefinitionsFiles {

    private final EmbeddedGateway gateway;
    private final WorkbenchState state;

    DefinitionsFiles(EmbeddedGateway gateway, WorkbenchState state) {
        this.gateway = gateway;
        this.state = state;
    }

    void take(Path file) {
        BrokerSnapshot standing = state.snapshot().get();
        String vhost = state.vhost().get();
        FxStages.whenDone(CompletableFuture.supplyAsync(() -> new DefinitionsEdit(PaperBroker.commands(read(file), vhost, standing), standing)),
                edit -> take(file.getFileName().toString(), edit),
                problem -> tell(Notice.Kind.ERROR, file.getFileName() + " was not imported, and nothing was declared.", said(problem)));
    }

    private void take(String name, DefinitionsEdit edit) {
        if (edit.changesNothing()) {
            tell(Notice.Kind.INFO, "Nothing is new in " + name + ": all of it is here already.", "");
        } else {
            state.edits().perform(edit.named(name), () -> tell(Notice.Kind.DONE, "Imported from " + name + ": " + edit.counted() + ".", ""), state.notice()::set);
        }
    }

    void give(Path file) {
        String refusal = DataPlace.refusal(state.snapshot().get(), file);
        if (!refusal.isEmpty()) {
            tell(Notice.Kind.ERROR, refusal, "");
            return;
        }
        FxStages.whenDone(gateway.definitions().thenAcceptAsync(definitions -> write(file, definitions)),
                done -> tell(Notice.Kind.DONE, "Everything that is declared stands in " + file + ", as RabbitMQ writes it.", ""),
                problem -> tell(Notice.Kind.ERROR, "Nothing was exported.", said(problem)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notRead(file, wrong), wrong);
        }
    }

    private static void write(Path file, byte[] definitions) {
        try {
            Files.write(file, definitions);
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notWritten(file, wrong), wrong);
        }
    }

    private static String said(Throwable problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private void tell(Notice.Kind kind, String sentence, String detail) {
        state.notice().set(new Notice(kind, sentence, detail));
    }
}
