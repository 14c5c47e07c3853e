package io.bindery.ui.workbench;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** F6: from region to region, as a desktop program does. */
final class FocusWalk {

    private final List<Node> regions;

    FocusWalk(List<Node> regions) {
        this.regions = List.copyOf(regions);
    }

    /** Moves on from the region that has the focus; {@code step} is 1 or -1. */
    void walk(Scene scene, int step) {
        int from = indexOf(scene.getFocusOwner());
        for (int i = 1; i <= regions.size(); i++) {
            Node region = regions.get(Math.floorMod(from + i * step, regions.size()));
            Optional<Node> target = region.isVisible() ? first(region) : Optional.empty();
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /** The first node in there that takes the focus. */
    static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && !(node instanceof Sash)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(FocusWalk::first).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private int indexOf(Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (regions.contains(node)) {
                return regions.indexOf(node);
            }
        }
        return -1;
    }
}
