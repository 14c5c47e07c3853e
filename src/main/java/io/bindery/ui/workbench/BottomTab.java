package io.bindery.ui.workbench;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A panel of the bottom dock.
 *
 * @param actions what the panel puts at the right end of the tab strip while it is in front
 */
public record BottomTab(String title, Region content, List<Node> actions) {

    public BottomTab(String title, Region content) {
        this(title, content, List.of());
    }
}
