package io.bindery.ui.canvas;

import io.bindery.model.ExchangeType;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.state.PublishTarget;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** What can be done with what is under the pointer. */
final class CanvasMenu {

    private final Desk desk;
    private final Adder adder;
    private final Deleter deleter;
    private final Runnable tidyUp;
    private ContextMenu shown;

    CanvasMenu(Desk desk, Adder adder, Deleter deleter, Runnable tidyUp) {
        this.desk = desk;
        this.adder = adder;
        this.deleter = deleter;
        this.tidyUp = tidyUp;
    }

    void open(Node over, Under under, double x, double y, double screenX, double screenY) {
        close();
        shown = new ContextMenu();
        if (!desk.state.canChange()) {
            ofView();
        } else if (under instanceof Under.OnFigure on) {
            ofFigure(on.figure());
        } else if (under instanceof Under.Port port) {
            ofFigure(port.exchange());
        } else if (under instanceof Under.OnLine on && on.line().link().kind() == Link.Kind.BINDING) {
            ofBindings(on.line());
        } else {
            ofGround(x, y);
        }
        shown.show(over, screenX, screenY);
    }

    void close() {
        if (shown != null) {
            shown.hide();
            shown = null;
        }
    }

    private void ofFigure(Figure figure) {
        desk.select(figure.id());
        FigureId id = figure.id();
        if (figure instanceof Figure.OfExchange exchange) {
            if (!exchange.exchange().definition().internal()) {
                add("Publish to this", () -> desk.state.publishTarget().set(new PublishTarget(id.name(), "")));
            }
            separate();
            add("Delete", "Delete", () -> deleter.delete(id));
        } else if (figure instanceof Figure.OfQueue queue) {
            add("Publish to this", () -> desk.state.publishTarget().set(new PublishTarget("", id.name())));
            add("Purge " + queue.queue().ready() + " ready", () -> deleter.purge(id.name()));
            separate();
            add("Delete", "Delete", () -> deleter.delete(id));
        } else {
            add("Show its connection", () -> desk.select(id));
        }
    }

    private void ofBindings(Line line) {
        desk.select(line);
        add(line.link().bindings().size() > 1 ? "Unbind all " + line.link().bindings().size() : "Unbind", "Delete", () -> deleter.unbind(line.link().bindings()));
    }

    private void ofGround(double x, double y) {
        add("Add a queue here…", () -> adder.queueAt(x, y));
        Menu exchanges = new Menu("Add an exchange here");
        for (String type : List.of(ExchangeType.DIRECT, ExchangeType.FANOUT, ExchangeType.TOPIC, ExchangeType.HEADERS)) {
            exchanges.getItems().add(item(type + "…", () -> adder.exchangeAt(type, x, y)));
        }
        shown.getItems().add(exchanges);
        separate();
        ofView();
    }

    private void ofView() {
        add("Fit into the window", "0", desk::fit);
        add("Tidy up", "T", tidyUp);
    }

    private void separate() {
        shown.getItems().add(new SeparatorMenuItem());
    }

    private void add(String text, Runnable action) {
        shown.getItems().add(item(text, action));
    }

    private void add(String text, String key, Runnable action) {
        MenuItem item = item(text, action);
        item.setAccelerator(KeyCombination.valueOf(key));
        shown.getItems().add(item);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
