package io.bindery.ui.publish;

import io.bindery.model.BrokerCommand;
import io.bindery.model.RouteTrace;
import io.bindery.routing.RoutePreview;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.WorkbenchState;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Sends a form once or many times and tells what came of it. FX thread; waits for nothing. */
final class Publisher {

    private final WorkbenchState state;
    private final Consumer<Outcome> outcomes;
    private final Consumer<RepeatRun> progress;
    private Subscription pulses;
    private RepeatRun run;

    /** @param progress is told once a pulse while a repeat runs, and once more when it is done */
    Publisher(WorkbenchState state, Consumer<Outcome> outcomes, Consumer<RepeatRun> progress) {
        this.state = state;
        this.outcomes = outcomes;
        this.progress = progress;
    }

    static Variables variables(long n) {
        return new Variables(n, Instant.now(), UUID::randomUUID);
    }

    void publish(PublishForm form, RepeatPlan plan) {
        if (run != null) {
            return;
        }
        if (plan.times() == 1) {
            once(form.command(state.vhost().get(), variables(1)));
        } else {
            repeat(form, plan);
        }
    }

    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    private void once(BrokerCommand.Publish command) {
        FxStages.whenDone(state.gateway().execute(command),
                result -> outcomes.accept(new Outcomes(state.topology()).of(command, result, route(command))),
                problem -> outcomes.accept(Outcome.failed(problem.getMessage())));
    }

    private RouteTrace route(BrokerCommand.Publish command) {
        return RoutePreview.of(state.topology()).route(command.exchange(), command.routingKey(), command.properties().headersOrEmpty());
    }

    private void repeat(PublishForm form, RepeatPlan plan) {
        RepeatRun mine = new RepeatRun(plan);
        RepeatTally tally = new RepeatTally();
        long began = System.nanoTime();
        run = mine;
        long[] n = {0};
        pulses = state.ticker().onFrame(now -> {
            state.ticker().hurry(); // however busy that makes the broker: somebody waits for it
            for (int i = mine.next(now); i > 0; i--) {
                send(form.command(state.vhost().get(), variables(++n[0])), mine, tally);
            }
            progress.accept(mine);
            if (mine.done()) {
                end();
                outcomes.accept(tally.outcome(mine, System.nanoTime() - began));
            }
        });
    }

    private void send(BrokerCommand.Publish command, RepeatRun mine, RepeatTally tally) {
        FxStages.whenDone(state.gateway().execute(command), result -> {
            mine.answer();
            tally.add(result);
        }, problem -> {
            mine.answer();
            mine.cancel();
            state.notice().set(new io.bindery.ui.state.Notice(io.bindery.ui.state.Notice.Kind.ERROR, problem.getMessage(), ""));
        });
    }

    private void end() {
        pulses.close();
        pulses = null;
        run = null;
    }
}
