package io.bindery.ui.workbench;

import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Notices over the canvas, the newest below. What went well leaves by itself, unless it offers a next step; what went wrong stays until it is
 * dismissed, with the broker's own words under the sentence.
 */
final class NoticeStack extends VBox {

    private static final int AT_MOST = 3;
    private static final Duration LEAVES_AFTER = Duration.seconds(8);

    private final WorkbenchState state;
    /** Held here: the property knows it only weakly through the lambda's owner. */
    private final InvalidationListener onNotice = observed -> take();

    NoticeStack(WorkbenchState state) {
        super(8);
        this.state = state;
        setId("notices");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_CENTER);
        setFillWidth(false);
        getStyleClass().add("notices");
        state.notice().addListener(onNotice);
        take();
    }

    private void take() {
        Notice notice = state.notice().get();
        if (notice != null) {
            show(notice);
        }
    }

    private void show(Notice notice) {
        getChildren().removeIf(told -> notice.about() != null && told.getUserData() == notice.about());
        if (notice.sentence().isEmpty()) {
            return;
        }
        HBox box = box(notice);
        box.setUserData(notice.about());
        getChildren().add(box);
        if (getChildren().size() > AT_MOST) {
            getChildren().remove(0);
        }
        if (notice.offer() == null && (notice.kind() == Notice.Kind.INFO || notice.kind() == Notice.Kind.DONE)) {
            PauseTransition wait = new PauseTransition(LEAVES_AFTER);
            wait.setOnFinished(event -> getChildren().remove(box));
            wait.play();
        }
    }

    private HBox box(Notice notice) {
        Label sentence = Buttons.label(notice.sentence(), "medium");
        sentence.setWrapText(true);
        VBox words = new VBox(2, sentence);
        if (!notice.detail().isEmpty()) {
            Label detail = Buttons.label(notice.detail(), "mono-small", "muted");
            detail.setWrapText(true);
            words.getChildren().add(detail);
        }
        words.setMaxWidth(560);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, icon(notice.kind()), words);
        if (notice.offer() != null) {
            box.getChildren().add(offer(notice.offer(), () -> getChildren().remove(box)));
        }
        Button dismiss = Buttons.icon(Feather.X, "Dismiss", () -> getChildren().remove(box));
        box.getChildren().add(dismiss);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("popup-box", "notice");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(notice.sentence() + " " + notice.detail());
        return box;
    }

    private static Button offer(Notice.Offer offer, Runnable taken) {
        Button button = new Button(offer.label());
        button.setId("notice-offer");
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            taken.run();
            offer.action().run();
        });
        return button;
    }

    private static Node icon(Notice.Kind kind) {
        var icon = Icons.of(switch (kind) {
            case INFO -> Feather.INFO;
            case DONE -> Feather.CHECK;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.X_CIRCLE;
        });
        icon.getStyleClass().add(switch (kind) {
            case INFO -> "accent-text";
            case DONE -> "ok-text";
            case WARNING -> "warn-text";
            case ERROR -> "error-text";
        });
        return icon;
    }
}
