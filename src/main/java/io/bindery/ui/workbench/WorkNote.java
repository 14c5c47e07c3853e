package io.bindery.ui.workbench;

import io.bindery.ui.state.Work;
import io.bindery.ui.state.WorkbenchState;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Stands in the status bar while something long goes on: what, how far it has come, and a way to end it. */
final class WorkNote extends HBox {

    private static final double BAR = 90;

    private final WorkbenchState state;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label title = Buttons.label("", "caption");
    private final Label part = Buttons.label("", "mono-small");
    private final Button cancel;
    /** Held here: the property is the state's, which outlives nobody. */
    private final ChangeListener<Work> onWork = (observed, was, is) -> show(is);

    WorkNote(WorkbenchState state) {
        super(6);
        this.state = state;
        setId("work-note");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        bar.setPrefWidth(BAR);
        cancel = Buttons.icon(Feather.X, "Cancel: nothing of it is left behind", () -> state.work().get().progress().cancel());
        cancel.setId("work-cancel");
        cancel.getStyleClass().add("tiny");
        getChildren().setAll(title, bar, part, cancel);
        managedProperty().bind(visibleProperty());
        state.work().addListener(onWork);
        state.ticker().onFrame(now -> follow());
        show(state.work().get());
    }

    private void show(Work work) {
        setVisible(work != null);
        title.setText(work == null ? "" : work.title());
        bar.setAccessibleText(title.getText());
        follow();
    }

    private void follow() {
        Work work = state.work().get();
        if (work != null) {
            bar.setProgress(work.progress().done());
            part.setText((int) (work.progress().done() * 100) + " %");
        }
    }
}
