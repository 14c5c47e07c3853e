package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.BrokerGateway.RunState;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Stands over the canvas while the broker is not there yet: how far it is, or why it can't start and what to do. */
final class StartCard extends VBox {

    /** A start that is quicker than this needs no words. */
    private static final Duration PATIENCE = Duration.millis(400);

    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final Label title = Buttons.label("", "panel-title");
    private final Label detail = Buttons.label("", "muted");
    private final ProgressBar progress = new ProgressBar();
    private final HBox choices = new HBox(8);
    private final Button cancel = new Button("Cancel");
    private final boolean atRest;

    StartCard(WorkbenchState state, List<Surroundings.Choice> whenStartFails) {
        super(10);
        atRest = PhaseMark.isAtRest(state);
        setId("start-card");
        getStyleClass().addAll("popup-box", "form");
        setMaxSize(520, Region.USE_PREF_SIZE);
        detail.setWrapText(true);
        detail.setId("start-card-detail");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        choices.managedProperty().bind(choices.visibleProperty());
        choices.setAlignment(Pos.CENTER_RIGHT);
        whenStartFails.forEach(choice -> choices.getChildren().add(button(choice, choices.getChildren().isEmpty())));
        cancel.setId("start-cancel");
        cancel.setTooltip(new Tooltip("Stop reading: nothing on disk changes"));
        cancel.setOnAction(event -> state.gateway().cancelStart());
        HBox cancelling = new HBox(cancel);
        cancelling.setAlignment(Pos.CENTER_RIGHT);
        cancelling.visibleProperty().bind(progress.visibleProperty());
        cancelling.managedProperty().bind(cancelling.visibleProperty());
        getChildren().setAll(title, detail, progress, cancelling, choices);
        setVisible(false);
        patience.setOnFinished(event -> setVisible(true));
        state.runState().addListener((observed, was, is) -> show(is));
        show(state.runState().get());
    }

    private void show(RunState is) {
        boolean failed = is.phase() == Phase.FAILED;
        patience.stop();
        if (is.phase() == Phase.STARTING) {
            title.setText(atRest ? "Opening the directory" : "Starting the broker");
            title.setGraphic(null);
            detail.setText(is.detail());
            progress.setProgress(is.done());
            if (!isVisible()) {
                patience.playFromStart();
            }
        } else {
            setVisible(failed);
        }
        if (failed) {
            title.setText(atRest ? "This directory can't be opened" : "The broker can't start");
            var cross = Icons.of(Feather.X_CIRCLE);
            cross.getStyleClass().add("error-text");
            title.setGraphic(cross);
            detail.setText(is.detail());
        }
        progress.setVisible(!failed);
        choices.setVisible(failed && !choices.getChildren().isEmpty());
        offerByKey(choices.isVisible());
    }

    /** Enter takes the recommended way out; Escape closes a window that only looks, where nothing is lost by it. */
    private void offerByKey(boolean offered) {
        if (choices.getChildren().isEmpty()) {
            return;
        }
        Button recommended = (Button) choices.getChildren().get(0);
        recommended.setDefaultButton(offered);
        ((Button) choices.getChildren().get(choices.getChildren().size() - 1)).setCancelButton(offered && atRest);
        if (offered) {
            recommended.requestFocus();
        }
    }

    private static Button button(Surroundings.Choice choice, boolean recommended) {
        Button button = new Button(choice.label());
        if (recommended) {
            button.getStyleClass().add("primary");
        }
        button.setOnAction(event -> choice.action().run());
        return button;
    }
}
