package io.bindery.ui.workbench;

import static io.bindery.gateway.BrokerGateway.Phase.FAILED;
import static io.bindery.gateway.BrokerGateway.Phase.RUNNING;
import static io.bindery.gateway.BrokerGateway.Phase.STOPPED;

import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.gateway.StartCancelled;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Starting, stopping and crashing the broker from the window, as far as the gateway can. */
final class Lifecycle {

    private final WorkbenchState state;
    private final BrokerGateway gateway;
    final BooleanBinding canStart;
    final BooleanBinding canStop;
    final BooleanBinding canCrash;

    Lifecycle(WorkbenchState state) {
        this.state = state;
        this.gateway = state.gateway();
        canStart = when(Capability.LIFECYCLE, STOPPED, FAILED);
        canStop = when(Capability.LIFECYCLE, RUNNING);
        canCrash = when(Capability.CRASH, RUNNING);
    }

    boolean offered(Capability capability) {
        return gateway.capabilities().contains(capability);
    }

    void start() {
        watch(gateway.start(), "The broker runs again. Clients can connect.");
    }

    void stop() {
        watch(gateway.stop(), "The broker stopped cleanly. What is durable waits on disk.");
    }

    void restart() {
        if (offered(Capability.STORE)) {
            state.survival().run(Ending.RESTART, this::ended, this::failed);
            return;
        }
        watch(gateway.stop().thenCompose(done -> gateway.start()), "The broker restarted. What was not durable is gone.");
    }

    /** Abandons the broker without flushing, then recovers and says what came back. */
    void crash() {
        if (offered(Capability.STORE)) {
            state.survival().run(Ending.CRASH, this::ended, this::failed);
            return;
        }
        long before = held(state.snapshot().get());
        FxStages.whenDone(gateway.crash().thenCompose(done -> gateway.start()), done -> {
            long after = held(gateway.snapshots().latest());
            say(Notice.Kind.DONE, "Crashed without flushing, and recovered: " + Figures.count(after) + " of "
                    + Figures.of(before, "message") + " came back from disk.");
        }, this::failed);
    }

    /** Which queue kept what, beside what was foreseen, stands in the Store panel. */
    private void ended(Outcome outcome) {
        String how = outcome.ending() == Ending.CRASH ? "Crashed without flushing, and recovered: " : "The broker restarted: ";
        say(outcome.asPredicted() ? Notice.Kind.DONE : Notice.Kind.ERROR, how + Figures.count(outcome.found()) + " of "
                + Figures.of(outcome.messagesBefore(), "message") + " came back from disk, "
                + (outcome.asPredicted() ? "as predicted." : "not as predicted. The Store panel says which."));
    }

    private void watch(CompletionStage<Void> stage, String sentence) {
        FxStages.whenDone(stage, done -> say(Notice.Kind.DONE, sentence), this::failed);
    }

    private void failed(Throwable problem) {
        say(problem.getCause() instanceof StartCancelled ? Notice.Kind.INFO : Notice.Kind.ERROR, problem.getMessage());
    }

    private void say(Notice.Kind kind, String sentence) {
        state.notice().set(new Notice(kind, sentence, ""));
    }

    private BooleanBinding when(Capability capability, Phase... phases) {
        return Bindings.createBooleanBinding(
                () -> offered(capability) && java.util.List.of(phases).contains(state.runState().get().phase()), state.runState());
    }

    private static long held(BrokerSnapshot snapshot) {
        return snapshot.vhosts().stream().flatMap(vhost -> vhost.queues().stream()).mapToLong(BrokerSnapshot.QueueSnapshot::depth).sum();
    }
}
