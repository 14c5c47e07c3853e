package io.bindery.ui.fx;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Brings the end of a stage to the FX thread; nobody there ever waits. */
public final class FxStages {

    private FxStages() { }

    /** One of the two is called, on the FX thread, once. */
    public static <T> void whenDone(CompletionStage<T> stage, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        stage.whenComplete((value, problem) -> Platform.runLater(() -> {
            if (problem == null) {
                done.accept(value);
            } else {
                failed.accept(problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem);
            }
        }));
    }
}
