package io.bindery.ui.canvas.drawing;

import io.bindery.model.Binding;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.state.survival.Reason;
import io.bindery.ui.state.survival.SurvivalForecast;
import java.util.Optional;

/** What the survival preview marks on figures and lines. @param forecast null while nobody asks */
public record Fates(SurvivalForecast forecast) {

    public static final Fates NONE = new Fates(null);

    public boolean areAsked() {
        return forecast != null;
    }

    public Optional<QueueFate> of(FigureId id) {
        return forecast == null || !id.isQueue() ? Optional.empty() : forecast.of(id.name());
    }

    /** Why an exchange goes; empty when it stays or nobody asks. */
    public Optional<Reason> reason(FigureId exchange) {
        return forecast == null || !exchange.isExchange() ? Optional.empty() : Optional.ofNullable(forecast.goneExchanges().get(exchange.name()));
    }

    public boolean gone(FigureId id) {
        return id.isQueue() ? of(id).filter(QueueFate::isGone).isPresent() : reason(id).isPresent();
    }

    /** A bundle of bindings goes as one: they have the same ends. */
    public boolean gone(Link link) {
        return forecast != null && (gone(link.from()) || gone(link.to()));
    }

    /** Why a line goes; empty when it stays. */
    public Optional<String> why(Link link) {
        if (!gone(link)) {
            return Optional.empty();
        }
        return link.bindings().stream().map((Binding binding) -> forecast.goneBindings().get(binding)).filter(why -> why != null).findFirst()
                .or(() -> Optional.of("goes with " + (gone(link.from()) ? link.from() : link.to()).label()));
    }

    /** Whether figures or lines come or go by this, so that more than the insides of cards has to be drawn anew. */
    public boolean sameEdges(Fates other) {
        return areAsked() == other.areAsked() && (!areAsked() || forecast.goneExchanges().equals(other.forecast.goneExchanges())
                && forecast.goneBindings().keySet().equals(other.forecast.goneBindings().keySet())
                && forecast.goneQueues() == other.forecast.goneQueues());
    }
}
