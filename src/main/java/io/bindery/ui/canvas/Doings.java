package io.bindery.ui.canvas;

import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.paint.StaticPainter;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;
import java.util.HashMap;
import java.util.Map;

/** What a client does, in two words: a publisher's rate, a consumer's unacked messages. */
final class Doings {

    private final WorkbenchState state;
    private final Map<FigureId, String> said = new HashMap<>();
    private long publishedHere;

    Doings(WorkbenchState state) {
        this.state = state;
        state.vhost().addListener(observed -> publishedHere = 0); // what went into another virtual host is not seen in this one
    }

    void publishedHere() {
        publishedHere++;
    }

    /** For the canvas, on which it stands then. */
    String of(Figure.OfClient figure) {
        String words = words(figure);
        said.put(figure.id(), words);
        return words;
    }

    /** Whether it is no longer what stands on the canvas. */
    boolean isAnother(Figure.OfClient figure) {
        return !words(figure).equals(said.get(figure.id()));
    }

    /** Everything is painted anew. */
    void forget() {
        said.clear();
    }

    private String words(Figure.OfClient figure) {
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
