package io.bindery.ui.state;

import io.bindery.gateway.ActivityRing;
import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.Capability;
import io.bindery.model.Activity;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.RouteTrace;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.survival.Survival;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What every panel of the window shares. Ten times a second it pulls the newest snapshot and, while somebody listens, once a
 * frame at most 200 activities. FX thread only.
 */
public final class WorkbenchState implements AutoCloseable {

    private static final int ACTIVITIES_A_FRAME = 200;
    /** Nothing is drawn of them then, but the trace keeps them. */
    private static final int ACTIVITIES_UNSEEN = 2000;
    /** Messages in and out in a second that make a broker busy: far above what an eye follows. */
    private static final int MUCH = 2000;

    private final BrokerGateway gateway;
    private final FrameTicker ticker;
    private final Subscription looks;
    private final Subscription frames;
    private final ReadOnlyObjectWrapper<BrokerSnapshot> snapshot = new ReadOnlyObjectWrapper<>(BrokerSnapshot.EMPTY);
    private final ReadOnlyObjectWrapper<BrokerGateway.RunState> runState = new ReadOnlyObjectWrapper<>();
    private final StringProperty vhost = new SimpleStringProperty("/");
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NOTHING);
    private final ObjectProperty<PublishTarget> publishTarget = new SimpleObjectProperty<>(new PublishTarget("", ""));
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
    private final ObjectProperty<Work> work = new SimpleObjectProperty<>();
    private final ObjectProperty<RouteTrace> litRoute = new SimpleObjectProperty<>();
    private final LongProperty passport = new SimpleLongProperty();
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final List<Consumer<? super Activity>> activityListeners = new ArrayList<>();
    private final RecentKeys recentKeys = new RecentKeys();
    private final Rates rates = new Rates();
    private final ReadOnlyLongWrapper seconds = new ReadOnlyLongWrapper();
    private final EditStack edits;
    private final Survival survival;
    private ActivityRing.Subscription watching;

    public WorkbenchState(BrokerGateway gateway, FrameTicker ticker) {
        this.gateway = gateway;
        this.ticker = ticker;
        this.edits = new EditStack(() -> gateway, notice::set, vhost::set);
        survival = new Survival(gateway, this::topology, () -> snapshot.get().takenAtMillis());
        vhost.addListener(observed -> survival.follow());
        runState.set(gateway.runState());
        looks = ticker.onLook(now -> pull());
        frames = ticker.onFrame(now -> gateway.activity().drain(ticker.isSeen() ? ACTIVITIES_A_FRAME : ACTIVITIES_UNSEEN, this::tell));
    }

    public BrokerGateway gateway() {
        return gateway;
    }

    /** Whether anything can be declared, published or deleted here; else the window only looks. */
    public boolean canChange() {
        return gateway.capabilities().contains(Capability.CHANGE);
    }

    public FrameTicker ticker() {
        return ticker;
    }

    public ReadOnlyObjectProperty<BrokerSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<BrokerGateway.RunState> runState() {
        return runState.getReadOnlyProperty();
    }

    /** The virtual host on the canvas. */
    public StringProperty vhost() {
        return vhost;
    }

    /** The current virtual host in the newest snapshot; an empty one while the broker has none of that name. */
    public BrokerSnapshot.VhostSnapshot topology() {
        return snapshot.get().vhost(vhost.get())
                .orElseGet(() -> new BrokerSnapshot.VhostSnapshot(vhost.get(), List.of(), List.of(), List.of()));
    }

    public ObjectProperty<Selection> selection() {
        return selection;
    }

    public ObjectProperty<PublishTarget> publishTarget() {
        return publishTarget;
    }

    /** The newest thing to tell; the shell shows each as it comes. */
    public ObjectProperty<Notice> notice() {
        return notice;
    }

    /** What long work goes on, for the shell to show how far it is; null for none. */
    public ObjectProperty<Work> work() {
        return work;
    }

    /** The route that the canvas lights up, the rest dimmed; null for none. */
    public ObjectProperty<RouteTrace> litRoute() {
        return litRoute;
    }

    /** The message whose life the trace should show next; 0 for none. */
    public LongProperty passport() {
        return passport;
    }

    /** What a restart or crash would leave, as far as somebody asks. */
    public Survival survival() {
        return survival;
    }

    /** Filled while somebody listens to activity. */
    public RecentKeys recentKeys() {
        return recentKeys;
    }

    public BooleanProperty dark() {
        return dark;
    }

    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }

    /** What changes how fast; renewed with {@link #seconds()}. */
    public Rates rates() {
        return rates;
    }

    /** Grows once a second: the beat for figures that would flicker if every frame showed them anew. */
    public ReadOnlyLongProperty seconds() {
        return seconds.getReadOnlyProperty();
    }

    public EditStack edits() {
        return edits;
    }

    /** The broker's time, by which ages and expiries count: the wall clock's, unless somebody holds or stepped it. */
    public long nowMillis() {
        BrokerSnapshot.ClockSnapshot clock = snapshot.get().clock();
        return clock.held() ? snapshot.get().takenAtMillis() : System.currentTimeMillis() + clock.aheadMillis();
    }

    /** Listens to what happens to messages. The broker makes activity only while somebody listens. */
    public Subscription onActivity(Consumer<? super Activity> listener) {
        if (activityListeners.isEmpty()) {
            watching = gateway.activity().subscribe();
        }
        activityListeners.add(listener);
        return () -> {
            activityListeners.remove(listener);
            if (activityListeners.isEmpty() && watching != null) {
                watching.close();
                watching = null;
            }
        };
    }

    @Override public void close() {
        looks.close();
        frames.close();
        if (watching != null) {
            watching.close();
            watching = null;
        }
    }

    private void pull() {
        runState.set(gateway.runState());
        BrokerSnapshot latest = gateway.snapshots().latest();
        if (latest.revision() != snapshot.get().revision()) {
            snapshot.set(latest);
            survival.follow();
        }
        if (rates.sample(System.currentTimeMillis(), snapshot.get())) {
            seconds.set(seconds.get() + 1);
            survival.beat();
            ticker.strain(rates.perSecond(WorkbenchState::moved) > MUCH);
        }
    }

    private static long moved(BrokerSnapshot of) {
        return of.totals().published() + of.totals().delivered();
    }

    private void tell(Activity activity) {
        if (activity instanceof Activity.Routed routed) {
            recentKeys.note(routed);
        }
        for (Consumer<? super Activity> listener : List.copyOf(activityListeners)) {
            listener.accept(activity);
        }
    }
}
