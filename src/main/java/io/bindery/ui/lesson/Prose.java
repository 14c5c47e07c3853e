package io.bindery.ui.lesson;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A paragraph in which names and keys, between back quotes, are set as they go over the wire. */
final class Prose {

    private Prose() { }

    static TextFlow of(String words, String style) {
        TextFlow flow = new TextFlow();
        String[] parts = words.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            Text text = new Text(parts[i]);
            text.getStyleClass().addAll("prose", style);
            if (i % 2 == 1) {
                text.getStyleClass().add("prose-key");
            }
            flow.getChildren().add(text);
        }
        flow.setLineSpacing(3);
        flow.setMaxWidth(720);
        flow.setMinHeight(Region.USE_PREF_SIZE);
        flow.setAccessibleText(words.replace("`", ""));
        return flow;
    }
}
