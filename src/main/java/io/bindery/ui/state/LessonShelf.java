package io.bindery.ui.state;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.lesson.Cast;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.LessonRun;
import io.bindery.lesson.Verdict;
import io.bindery.model.AdminCommand;
import io.bindery.ui.fx.FxStages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * The lessons: which there are, which are done, which one is open and how far it is. A lesson has the canvas while it
 * runs, in a virtual host of its own, and gives it back. FX thread.
 */
public final class LessonShelf implements AutoCloseable {

    private final WorkbenchState state;
    private final List<Lesson> all;
    private final Cast cast;
    private final ObservableSet<String> done = FXCollections.observableSet();
    private final ObjectProperty<Lesson> open = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<LessonProgress> progress = new ReadOnlyObjectWrapper<>();
    private LessonRun run;
    private CompletionStage<?> ended = CompletableFuture.completedStage(null);
    private String vhostBefore = "/";

    public LessonShelf(WorkbenchState state, List<Lesson> all, Cast cast) {
        this.state = state;
        this.all = List.copyOf(all);
        this.cast = cast;
        open.set(this.all.get(0));
        state.runState().addListener((observed, was, is) -> brokerIs(is.phase()));
    }

    public List<Lesson> all() {
        return all;
    }

    /** By id; whoever keeps it over restarts fills it first. */
    public ObservableSet<String> done() {
        return done;
    }

    /** The one that is looked at, whether it runs or not. */
    public ObjectProperty<Lesson> open() {
        return open;
    }

    /** Null while none runs. */
    public ReadOnlyObjectProperty<LessonProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    public boolean isRunning(Lesson lesson) {
        return progress.get() != null && progress.get().lesson() == lesson;
    }

    public Optional<Lesson> after(Lesson lesson) {
        int next = all.indexOf(lesson) + 1;
        return next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
    }

    /** Another one that runs ends first. */
    public void start(Lesson lesson) {
        end();
        open.set(lesson);
        if (state.runState().get().phase() != Phase.RUNNING) {
            progress.set(LessonProgress.begun(lesson).broken("Lessons are played on the broker, and it does not run. Start it first."));
            return;
        }
        LessonRun mine = new LessonRun(lesson, state.gateway(), cast);
        run = mine;
        progress.set(LessonProgress.begun(lesson));
        CompletionStage<Void> begun = ended.handle((gone, problem) -> null).thenCompose(gone -> mine.begin()).thenCompose(made -> mine.prepare(0));
        FxStages.whenDone(begun, ready -> {
            if (run == mine) {
                vhostBefore = state.vhost().get();
                state.selection().set(Selection.NOTHING);
                state.vhost().set(lesson.vhost());
                progress.set(progress.get().in(LessonProgress.Phase.ASKING));
            }
        }, problem -> broke(mine, problem));
    }

    /** Does the step and grades it. */
    public void answer(Set<String> chosen) {
        LessonRun mine = run;
        progress.set(progress.get().in(LessonProgress.Phase.DOING));
        FxStages.whenDone(mine.play(progress.get().step(), chosen), verdict -> {
            if (run == mine) {
                tell(verdict);
            }
        }, problem -> broke(mine, problem));
    }

    private void tell(Verdict verdict) {
        verdict.route().ifPresent(state.litRoute()::set);
        progress.set(progress.get().told(verdict));
    }

    /** The next step, or the end. */
    public void next() {
        state.litRoute().set(null);
        LessonProgress now = progress.get();
        if (now.isLast()) {
            done.add(now.lesson().id());
            leaveStage();
            progress.set(now.in(LessonProgress.Phase.FINISHED));
            return;
        }
        LessonRun mine = run;
        progress.set(now.nextStep());
        FxStages.whenDone(mine.prepare(now.step() + 1), ready -> {
            if (run == mine) {
                progress.set(progress.get().in(LessonProgress.Phase.ASKING));
            }
        }, problem -> broke(mine, problem));
    }

    /** Ends the one that runs, if any; the canvas shows again what it showed before. */
    public void end() {
        leaveStage();
        progress.set(null);
    }

    @Override public void close() {
        end();
    }

    private void leaveStage() {
        LessonRun ending = run;
        if (ending == null) {
            return;
        }
        run = null;
        state.litRoute().set(null);
        if (state.vhost().get().equals(ending.lesson().vhost())) {
            state.selection().set(Selection.NOTHING);
            state.vhost().set(vhostBefore);
        }
        state.edits().forget(ending.lesson().vhost());
        ended = ending.end();
    }

    private void broke(LessonRun which, Throwable problem) {
        if (run == which) {
            LessonProgress now = progress.get();
            leaveStage();
            progress.set(now.broken(String.valueOf(problem.getMessage())));
        }
    }

    /** What a life of the broker left behind, because it ended in the middle of a lesson, goes when it is there again. */
    private void brokerIs(Phase phase) {
        if (phase == Phase.RUNNING) {
            all.forEach(lesson -> state.gateway().execute(new AdminCommand.DeleteVhost(lesson.vhost())));
        } else if (run != null) {
            LessonProgress now = progress.get();
            leaveStage();
            progress.set(now.broken("The broker stopped, and the lesson with it. Start the broker, and begin the lesson anew."));
        }
    }
}
