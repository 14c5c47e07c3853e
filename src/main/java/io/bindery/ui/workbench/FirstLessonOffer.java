package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.ui.state.LessonShelf;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** One line for who is here the first time: the first lesson is offered, once, and nothing is in the way of who does not want it. */
final class FirstLessonOffer extends HBox {

    /** @param start begins the first lesson · answered is told that there is no need to ask again */
    FirstLessonOffer(WorkbenchState state, LessonShelf lessons, Runnable start, Runnable answered) {
        super(10);
        setId("invitation");
        getStyleClass().addAll("banner", "invitation");
        setAlignment(Pos.CENTER_LEFT);
        BooleanProperty open = new SimpleBooleanProperty(true);
        Label asks = Buttons.label("New to exchanges?", Icons.small(Feather.BOOK_OPEN), "strong");
        asks.setMinWidth(USE_PREF_SIZE);
        Label offers = Buttons.label("Follow one message in three minutes. Your topology stays as it is.", "muted");
        offers.setMinWidth(0);
        Button begin = new Button("Start the first lesson");
        begin.setId("invitation-start");
        begin.setMinWidth(USE_PREF_SIZE);
        begin.getStyleClass().addAll("primary", "tiny");
        Button no = Buttons.icon(Feather.X, "Not now. Lessons are in the list at the left", () -> { });
        no.setId("invitation-close");
        no.getStyleClass().add("tiny");
        begin.setOnAction(event -> {
            open.set(false);
            answered.run();
            start.run();
        });
        no.setOnAction(event -> {
            open.set(false);
            answered.run();
        });
        lessons.progress().addListener((observed, was, is) -> {
            if (is != null && open.get()) { // begun elsewhere: who found the lessons needs no invitation
                open.set(false);
                answered.run();
            }
        });
        getChildren().setAll(asks, offers, begin, no);
        visibleProperty().bind(open
                .and(Bindings.createBooleanBinding(() -> state.runState().get().phase() == Phase.RUNNING && state.snapshot().get().alarm().isEmpty(),
                        state.runState(), state.snapshot())));
        managedProperty().bind(visibleProperty());
    }
}
