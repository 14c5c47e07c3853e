package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.ui.state.WorkbenchState;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** The dot that says whether a broker runs: full when it does, hollow when not, or when its files are only looked at. The word always stands beside it. */
final class PhaseMark extends Region {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final boolean atRest;

    PhaseMark(WorkbenchState state) {
        atRest = isAtRest(state);
        getStyleClass().add("phase-mark");
        state.runState().addListener((observed, was, is) -> show(is.phase()));
        show(state.runState().get().phase());
    }

    /** Whether no client could ever connect: files are looked at, and no broker runs on them. */
    static boolean isAtRest(WorkbenchState state) {
        return state.gateway().clientUri().isEmpty();
    }

    static String word(WorkbenchState state) {
        return switch (state.runState().get().phase()) {
            case STARTING -> "Starting…";
            case RUNNING -> isAtRest(state) ? "At rest" : "Listening on";
            case STOPPING -> "Stopping…";
            case STOPPED -> "Stopped";
            case FAILED -> "Failed";
        };
    }

    private void show(Phase phase) {
        pseudoClassStateChanged(RUNNING, phase == Phase.RUNNING && !atRest);
        pseudoClassStateChanged(FAILED, phase == Phase.FAILED);
    }
}
