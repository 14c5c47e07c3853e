package io.bindery.ui.publish;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;
import javafx.stage.Screen;

/** A routing key: at its end where it would go, below it the keys that are known. Down enters the list, Enter takes one, Esc leaves. */
final class KeyField extends CustomTextField {

    private static final double ROW = 26;
    private static final double GAP = 4;

    private final Function<String, List<String>> offers;
    private final Label reach = Styles.label("", "caption", "reach");
    private final ListView<String> list = new ListView<>();
    private final Popup popup = new Popup();
    private boolean taking;

    KeyField(Function<String, List<String>> offers) {
        this.offers = offers;
        getStyleClass().add("mono");
        reach.setId("publish-reach");
        setRight(reach);
        list.getStyleClass().addAll("completion", "mono");
        list.setId("publish-known-keys");
        list.setFocusTraversable(false);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> take());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setAutoFix(false); // it is placed where it fits
        textProperty().addListener((observed, was, is) -> offer());
        focusedProperty().addListener((observed, was, is) -> popup.hide());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Where the key would go, in words. */
    void reach(String words, boolean nowhere) {
        reach.setText(words);
        Styles.set(reach, "warn-text", nowhere);
    }

    private void offer() {
        List<String> known = isFocused() && !taking ? offers.apply(getText()) : List.of();
        if (known.isEmpty()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(known);
        list.getSelectionModel().clearSelection();
        list.setPrefSize(getWidth(), known.size() * ROW + 12);
        place(list.getPrefHeight());
    }

    /** Below the field, or above where the screen ends: never over what is being typed. */
    private void place(double height) {
        Bounds here = localToScreen(getLayoutBounds());
        Rectangle2D screen = Screen.getScreensForRectangle(here.getMinX(), here.getMinY(), here.getWidth(), here.getHeight()).get(0).getVisualBounds();
        boolean below = here.getMaxY() + GAP + height <= screen.getMaxY();
        double y = below ? here.getMaxY() + GAP : here.getMinY() - GAP - height;
        if (!popup.isShowing()) {
            popup.show(this, here.getMinX(), y);
        }
        Bounds there = list.localToScreen(list.getLayoutBounds()); // a shadow moves the list within its window
        popup.setAnchorX(popup.getAnchorX() + here.getMinX() - there.getMinX());
        popup.setAnchorY(popup.getAnchorY() + y - there.getMinY());
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case ENTER -> {
                if (popup.isShowing() && !event.isControlDown() && list.getSelectionModel().getSelectedIndex() >= 0) {
                    take();
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (popup.isShowing()) {
                    popup.hide();
                    event.consume();
                }
            }
            default -> { }
        }
    }

    private void move(KeyEvent event, int step) {
        if (!popup.isShowing()) {
            offer();
        } else {
            int at = list.getSelectionModel().getSelectedIndex() + step;
            list.getSelectionModel().clearAndSelect(Math.max(0, Math.min(list.getItems().size() - 1, at)));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        }
        event.consume();
    }

    private void take() {
        String key = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (key != null) {
            taking = true;
            setText(key);
            end();
            taking = false;
        }
    }
}
