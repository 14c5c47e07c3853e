package io.bindery.ui.canvas;

import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.paint.StaticPainter;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;

/** What a client does, in two words: a publisher's rate, a consumer's unacked messages. */
final class Doings {

    private final WorkbenchState state;
    private long publishedHere;

    Doings(WorkbenchState state) {
        this.state = state;
    }

    void publishedHere() {
        publishedHere++;
    }

    String of(Figure.OfClient figure) {
        Client client = figure.client();
        if (figure.id().kind() == FigureId.Kind.CONSUMER) {
            return client.messages() == 0 ? "waiting" : Figures.count(client.messages()) + " unacked";
        }
        if (client.connections().contains(0L)) {
            return publishedHere < 1000 ? Figures.of(publishedHere, "message") : Figures.count(publishedHere) + " sent";
        }
        if (!state.snapshot().get().alarm().isEmpty()) {
            return StaticPainter.BLOCKED;
        }
        double rate = state.rates().perSecond(snapshot -> published(snapshot, client));
        return rate < 0.05 ? "idle" : Figures.rate(rate) + " /s";
    }

    private static long published(BrokerSnapshot snapshot, Client client) {
        return snapshot.connections().stream().filter(connection -> client.connections().contains(connection.id()))
                .flatMap(connection -> connection.publishesTo().stream()).mapToLong(BrokerSnapshot.Publishing::messages).sum();
    }
}
