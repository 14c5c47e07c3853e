package io.bindery.ui.store;

import io.bindery.gateway.BackedUp;
import io.bindery.gateway.LongWork;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.Work;
import io.bindery.ui.state.WorkbenchState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Copies all that is on disk to a place a person names, while the broker runs. One at a time. FX thread. */
public final class BackUp {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'bindery-backup-'yyyy-MM-dd-HHmm");

    private final WorkbenchState state;
    private final Place place;
    private final Consumer<Path> lookInto;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Path lastParent;

    /** Asks a person where to. */
    @FunctionalInterface
    public interface Place {
        /** @param suggested a directory that is not there yet */
        Optional<Path> choose(Path suggested);
    }

    /** @param lookInto opens what was made */
    public BackUp(WorkbenchState state, Place place, Consumer<Path> lookInto) {
        this.state = state;
        this.place = place;
        this.lookInto = lookInto;
    }

    /** By the system's dialog, before which the window waits. */
    public static Place inDialogOf(Supplier<Window> window) {
        return suggested -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Name a new directory for the backup");
            chooser.setInitialFileName(suggested.getFileName().toString());
            if (suggested.getParent() != null && Files.isDirectory(suggested.getParent())) {
                chooser.setInitialDirectory(suggested.getParent().toFile());
            }
            return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
        };
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    public void ask() {
        if (!running.get()) {
            place.choose(suggestion()).ifPresent(this::to);
        }
    }

    /** Where the last one went, or beside the data; the time in its name keeps it from the way of those before. */
    private Path suggestion() {
        Path data = Path.of(state.snapshot().get().store().directory()).toAbsolutePath();
        Path parent = lastParent != null ? lastParent : data.getParent() != null ? data.getParent() : data;
        return parent.resolve(NAME.format(LocalDateTime.now()));
    }

    private void to(Path target) {
        lastParent = target.getParent();
        LongWork work = new LongWork();
        running.set(true);
        state.work().set(new Work("Backing up", work));
        FxStages.whenDone(state.gateway().backUp(target, work), done -> {
            ended();
            tell(done);
        }, problem -> {
            ended();
            boolean wish = problem instanceof LongWork.Cancelled;
            state.notice().set(wish ? new Notice(Notice.Kind.INFO, "The backup was cancelled. Nothing of it is left behind.", "")
                    : new Notice(Notice.Kind.ERROR, problem.getMessage(), ""));
        });
    }

    private void ended() {
        running.set(false);
        state.work().set(null);
    }

    private void tell(BackedUp done) {
        String damages = done.damages() == 0 ? "" : " " + Figures.of(done.damages(), "place") + " could not be read in the original either.";
        state.notice().set(new Notice(done.damages() == 0 ? Notice.Kind.DONE : Notice.Kind.WARNING,
                "A backup with " + Figures.of(done.messages(), "message") + " is in " + done.target() + ". It was read back to its end." + damages, "")
                .offering("Look into it", () -> lookInto.accept(done.target())));
    }
}
