package io.bindery.ui.canvas;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.ui.canvas.edit.CanvasEdits;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Notice;
import java.util.EnumSet;

/** Puts new queues and exchanges where the hand asked for them. */
final class Adder {

    private final Desk desk;

    Adder(Desk desk) {
        this.desk = desk;
    }

    void queueAt(double x, double y) {
        QuickAdd card = new QuickAdd("New queue", "Name of the queue", this::problemOfQueue, name -> {
            desk.floating.close();
            pin(FigureId.queue(name), x, y, 26);
            add(CanvasEdits.addQueue(desk.state.vhost().get(), name), FigureId.queue(name));
        }, desk.floating::close);
        open(card, x, y);
    }

    void exchangeAt(String type, double x, double y) {
        QuickAdd card = new QuickAdd("New " + type + " exchange", "Name of the exchange", this::problemOfExchange, name -> {
            desk.floating.close();
            pin(FigureId.exchange(name), x, y, 23);
            add(CanvasEdits.addExchange(new ExchangeDefinition(desk.state.vhost().get(), name, type, EnumSet.of(ExchangeFlag.DURABLE), FieldTable.EMPTY)),
                    FigureId.exchange(name));
        }, desk.floating::close);
        open(card, x, y);
    }

    private void add(Edit edit, FigureId id) {
        desk.state.edits().perform(edit, () -> desk.select(id), desk.state.notice()::set);
    }

    private String problemOfQueue(String name) {
        return desk.state.topology().queue(name).isPresent() ? "Queue " + name + " is already there." : "";
    }

    private String problemOfExchange(String name) {
        return desk.state.topology().exchange(name).isPresent() ? "Exchange " + name + " is already there." : "";
    }

    private void open(QuickAdd card, double x, double y) {
        if (desk.state.gateway().runState().phase() != BrokerGateway.Phase.RUNNING) {
            desk.tell(Notice.Kind.INFO, "The broker does not run. Start it to change the topology.");
            return;
        }
        desk.floating.open(card, x - 16, y - 16, null, () -> { });
        card.focusName();
    }

    private void pin(FigureId id, double x, double y, double half) {
        Spot at = desk.view.toCanvas(x, y);
        desk.model.place(id, new Spot(Math.round(at.x()), Math.round(at.y() - half)));
    }
}
