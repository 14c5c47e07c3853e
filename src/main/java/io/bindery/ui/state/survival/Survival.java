package io.bindery.ui.state.survival;

import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The survival preview, shared by canvas, inspector and Store panel: whether it is on and what it asks, the forecast that
 * follows the snapshots while it is, and what the last real ending found. FX thread.
 */
public final class Survival {

    private final BrokerGateway gateway;
    private final Supplier<VhostSnapshot> topology;
    private final LongSupplier now;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ObjectProperty<Ending> ending = new SimpleObjectProperty<>(Ending.CRASH);
    private final ObjectProperty<Away> away = new SimpleObjectProperty<>(Away.AT_ONCE);
    private final ReadOnlyObjectWrapper<SurvivalForecast> marks = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>();
    private final BooleanProperty lookingBack = new SimpleBooleanProperty();
    private final ExpiryLooks looks;

    /**
     * @param topology the virtual host on the canvas in the newest snapshot
     * @param now the broker's wall clock in that snapshot
     */
    public Survival(BrokerGateway gateway, Supplier<VhostSnapshot> topology, LongSupplier now) {
        this.gateway = gateway;
        this.topology = topology;
        this.now = now;
        looks = new ExpiryLooks(gateway);
        on.addListener((observed, was, is) -> {
            looks.forget();
            follow();
        });
        ending.addListener(observed -> follow());
        away.addListener(observed -> follow());
        lookingBack.addListener(observed -> follow());
        outcome.addListener((observed, was, is) -> lookingBack.set(false));
    }

    /** Whether the figures of the canvas are marked. */
    public BooleanProperty on() {
        return on;
    }

    public ObjectProperty<Ending> ending() {
        return ending;
    }

    public ObjectProperty<Away> away() {
        return away;
    }

    /** What the canvas marks; null while the preview is off. */
    public ReadOnlyObjectProperty<SurvivalForecast> marks() {
        return marks.getReadOnlyProperty();
    }

    /** What the last ending found, until somebody goes back to live; null for none. */
    public ObjectProperty<Outcome> outcome() {
        return outcome;
    }

    /** Whether the canvas shows what stood there just before the last ending; only while there is an outcome. */
    public BooleanProperty lookingBack() {
        return lookingBack;
    }

    /** What the canvas shows: the newest snapshot's virtual host, or the one just before the last ending. */
    public VhostSnapshot shown() {
        return isLookingBack() ? outcome.get().before() : topology.get();
    }

    /** Whether there is anything to be kept: a broker that keeps nothing on disk needs no forecast. */
    public boolean offered() {
        return gateway.capabilities().containsAll(List.of(Capability.PERSISTED_ROWS, Capability.LIFECYCLE));
    }

    /** The forecast for the newest snapshot, whether the preview is on or off. */
    public SurvivalForecast forecast() {
        return forecast(ending.get());
    }

    public SurvivalForecast forecast(Ending end) {
        return new Forecaster(end, now.getAsLong() + away.get().millis(), looks.seen()).of(topology.get());
    }

    /** The snapshot, or the virtual host, is another. */
    public void follow() {
        marks.set(!on.get() ? null : isLookingBack() ? outcome.get().forecast() : forecast());
    }

    /** Whether the marks are those of the last ending, and not of one now. */
    public boolean isLookingBack() {
        return on.get() && lookingBack.get() && outcome.get() != null && outcome.get().before().name().equals(topology.get().name());
    }

    /** Once a second. */
    public void beat() {
        if (on.get()) {
            look();
        }
    }

    /** Looks until when messages may wait, one queue a call: by who shows a forecast. Twice a second is as good as once. */
    public void look() {
        looks.next(topology.get(), this::follow);
    }

    /** Really does it; the outcome comes as {@link #outcome()}. */
    public void run(Ending end, Consumer<? super Outcome> done, Consumer<? super Throwable> failed) {
        FxStages.whenDone(new Experiment(gateway, topology.get().name()).run(end), found -> {
            looks.forget();
            outcome.set(found);
            done.accept(found);
        }, failed);
    }
}
