package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.BrokerGateway.RunState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** The dot that says whether the broker runs: full when it does, hollow when not. The word always stands beside it. */
final class PhaseMark extends Region {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    PhaseMark(ReadOnlyObjectProperty<RunState> runState) {
        getStyleClass().add("phase-mark");
        runState.addListener((observed, was, is) -> show(is.phase()));
        show(runState.get().phase());
    }

    static String word(Phase phase) {
        return switch (phase) {
            case STARTING -> "Starting…";
            case RUNNING -> "Listening on";
            case STOPPING -> "Stopping…";
            case STOPPED -> "Stopped";
            case FAILED -> "Failed";
        };
    }

    private void show(Phase phase) {
        pseudoClassStateChanged(RUNNING, phase == Phase.RUNNING);
        pseudoClassStateChanged(FAILED, phase == Phase.FAILED);
    }
}
