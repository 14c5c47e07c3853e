package io.bindery.ui.canvas;

import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.Away;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.Survival;
import io.bindery.ui.state.survival.SurvivalForecast;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says at the upper left what the marks on the figures mean: after which end, back when, and what is kept in all. */
final class SurvivalBar extends HBox {

    private final Survival survival;
    private final Label kept = new Label();
    private final Label ended = new Label();

    SurvivalBar(Survival survival) {
        super(6);
        this.survival = survival;
        setId("survival-bar");
        getStyleClass().addAll("float-bar", "survival-bar");
        kept.getStyleClass().add("figure");
        kept.setMinWidth(Region.USE_PREF_SIZE);
        Label keeps = new Label("keeps");
        keeps.getStyleClass().add("muted");
        HBox answer = new HBox(8, ended, beforeOrAfter());
        answer.setPadding(new Insets(0, 0, 0, 9));
        HBox question = new HBox(6, endings(), away(), keeps, kept);
        List.of(question, answer).forEach(box -> {
            box.setAlignment(Pos.CENTER_LEFT);
            box.managedProperty().bind(box.visibleProperty());
        });
        answer.visibleProperty().bind(survival.outcome().isNotNull());
        question.visibleProperty().bind(answer.visibleProperty().not());
        ended.getStyleClass().add("medium");
        ended.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(question, answer, closeButton());
        survival.marks().addListener((observed, was, is) -> show(is));
        survival.outcome().addListener((observed, was, is) -> ended(is));
        ended(survival.outcome().get());
        show(survival.marks().get());
    }

    private HBox endings() {
        HBox seg = new HBox();
        seg.getStyleClass().add("seg");
        ToggleGroup group = new ToggleGroup();
        for (Ending ending : new Ending[] {Ending.CRASH, Ending.RESTART}) {
            ToggleButton button = new ToggleButton(ending.word());
            button.setId("survival-" + ending.word().toLowerCase(java.util.Locale.ROOT));
            button.setTooltip(new Tooltip(ending == Ending.CRASH ? "Nothing is flushed: what is not on disk is lost" : "What is on its way to disk is written first"));
            button.setToggleGroup(group);
            button.setSelected(survival.ending().get() == ending);
            button.setOnAction(event -> {
                button.setSelected(true);
                survival.ending().set(ending);
            });
            seg.getChildren().add(button);
        }
        return seg;
    }

    private HBox beforeOrAfter() {
        HBox seg = new HBox();
        seg.getStyleClass().add("seg");
        ToggleButton before = new ToggleButton("Just before");
        ToggleButton after = new ToggleButton("After");
        before.setId("survival-before");
        after.setId("survival-after");
        before.setTooltip(new Tooltip("What stood there when the broker ended, with what was foreseen"));
        after.setTooltip(new Tooltip("What stands there now"));
        Runnable turn = () -> {
            before.setSelected(survival.lookingBack().get());
            after.setSelected(!survival.lookingBack().get());
        };
        before.setOnAction(event -> {
            survival.lookingBack().set(true);
            turn.run();
        });
        after.setOnAction(event -> {
            survival.lookingBack().set(false);
            turn.run();
        });
        survival.lookingBack().addListener(observed -> turn.run());
        turn.run();
        seg.getChildren().setAll(before, after);
        return seg;
    }

    private void ended(Outcome outcome) {
        if (outcome != null) {
            ended.setText(outcome.ending().word() + " of " + Figures.clock(outcome.atMillis()));
            requestLayout();
        }
    }

    private MenuButton away() {
        MenuButton away = new MenuButton("", Icons.small(Feather.CLOCK));
        away.setId("survival-away");
        away.getStyleClass().addAll("flat", "small");
        away.setTooltip(new Tooltip("When it would be back: what expires until then is lost"));
        for (Away choice : Away.values()) {
            MenuItem item = new MenuItem("Back " + choice);
            item.setOnAction(event -> survival.away().set(choice));
            away.getItems().add(item);
        }
        Runnable words = () -> {
            away.setText(survival.away().get() == Away.AT_ONCE ? "" : String.valueOf(survival.away().get()));
            away.setAccessibleText("Back " + survival.away().get());
        };
        survival.away().addListener(observed -> words.run());
        words.run();
        return away;
    }

    private Button closeButton() {
        Button close = new Button("", Icons.small(Feather.X));
        close.setId("survival-close");
        close.getStyleClass().addAll("flat", "small", "icon-only");
        close.setTooltip(new Tooltip("Hide the survival preview · Ctrl+Shift+S"));
        close.setAccessibleText("Hide the survival preview");
        close.setOnAction(event -> {
            survival.outcome().set(null);
            survival.on().set(false);
        });
        return close;
    }

    private void show(SurvivalForecast forecast) {
        setVisible(forecast != null);
        if (forecast != null) {
            kept.setText(Figures.count(forecast.keeps()) + " of " + Figures.count(forecast.before()));
            requestLayout();
        }
    }
}
