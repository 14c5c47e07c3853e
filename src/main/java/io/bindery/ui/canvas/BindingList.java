package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.ui.canvas.edit.CanvasEdits;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.Selection;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Lists that unfold on the canvas: the bindings of one line, and the default exchange's queues by name. */
final class BindingList {

    private static final double ROW = 28;
    private static final double TALLEST = 320;

    private final Desk desk;

    BindingList(Desk desk) {
        this.desk = desk;
    }

    void open(List<Binding> bindings, Box pill) {
        VBox rows = new VBox();
        bindings.forEach(binding -> rows.getChildren().add(row(binding)));
        show(rows, bindings.size(), pill);
    }

    /** Every queue can be reached by its name. */
    void openByName(Box fold) {
        VBox rows = new VBox();
        desk.drawing().graph().queues().forEach(queue -> {
            String name = queue.definition().name();
            HBox row = new HBox(Glyph.QUEUE.node(), new Label(name));
            row.getStyleClass().add("binding-row");
            row.setOnMouseClicked(event -> {
                desk.floating.close();
                desk.select(FigureId.queue(name));
                desk.drawing().figure(FigureId.queue(name)).ifPresent(figure -> desk.view.reveal(figure.box()));
            });
            rows.getChildren().add(row);
        });
        show(rows, rows.getChildren().size(), fold);
    }

    private void show(VBox rows, int count, Box at) {
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(Math.min(TALLEST, count * ROW));
        VBox card = new VBox(scroll);
        card.setId("binding-list");
        card.getStyleClass().addAll("popup-box", "binding-list");
        card.setPrefWidth(280);
        Box seen = desk.view.now().toView(at);
        desk.floating.open(card, seen.x(), seen.bottom() + 6, seen, () -> { });
        card.requestFocus();
    }

    private HBox row(Binding binding) {
        Label key = new Label(binding.key().isEmpty() && PillSize.byArguments(binding) ? String.join("  ", PillSize.chips(binding))
                : binding.key().isEmpty() ? "(empty key)" : binding.key());
        key.getStyleClass().add("mono");
        key.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(key, Priority.ALWAYS);
        Button unbind = new Button("", Icons.small(Feather.X));
        unbind.getStyleClass().addAll("flat", "small", "icon-only");
        unbind.setTooltip(new Tooltip("Unbind"));
        unbind.setAccessibleText("Unbind " + binding.key());
        unbind.setOnAction(event -> {
            desk.floating.close();
            desk.state.edits().perform(CanvasEdits.unbind(List.of(binding)));
        });
        HBox row = new HBox(key, unbind);
        row.setMinWidth(Region.USE_PREF_SIZE);
        row.getStyleClass().add("binding-row");
        row.setOnMouseClicked(event -> {
            desk.floating.close();
            desk.state.selection().set(new Selection.OfBindings(List.of(binding)));
        });
        return row;
    }
}
