package io.bindery.ui.canvas.drawing;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.ExchangeType;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;

/** Something that stands on the canvas, with what it shows. */
public sealed interface Figure {

    FigureId id();

    Box box();

    /** Where lines arrive. */
    default double inX() {
        return box().x();
    }

    /** Where lines leave; an exchange's port. */
    default double outX() {
        return box().right();
    }

    record OfExchange(FigureId id, Box box, ExchangeSnapshot exchange) implements Figure {

        /** The type whose silhouette it has: the default exchange has one of its own. */
        public String shape() {
            return id.isDefaultExchange() ? "default" : exchange.definition().type();
        }

        @Override public double inX() {
            return box.x() + notch();
        }

        @Override public double outX() {
            return box.right() - notch();
        }

        private double notch() {
            return shape().equals(ExchangeType.TOPIC) || shape().equals(ExchangeType.HEADERS) ? 7 : 0;
        }
    }

    record OfQueue(FigureId id, Box box, QueueSnapshot queue) implements Figure { }

    record OfClient(FigureId id, Box box, Client client) implements Figure { }
}
