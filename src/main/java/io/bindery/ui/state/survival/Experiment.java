package io.bindery.ui.state.survival;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Really ends the broker and starts it again, and puts what is found beside what was foreseen. The forecast is made
 * before the files are opened, of the last the engine showed; what is found is counted in the files, before any client
 * can change it.
 */
final class Experiment {

    private final BrokerGateway gateway;
    private final String vhost;

    Experiment(BrokerGateway gateway, String vhost) {
        this.gateway = gateway;
        this.vhost = vhost;
    }

    CompletionStage<Outcome> run(Ending ending) {
        BrokerSnapshot asked = gateway.snapshots().latest();
        CompletionStage<Void> ended = ending == Ending.CRASH ? gateway.crash() : gateway.stop();
        return ended.thenCompose(done -> {
            BrokerSnapshot last = gateway.snapshots().latest();
            VhostSnapshot before = LastSeen.of(at(asked), at(last), ending);
            SurvivalForecast forecast = new Forecaster(ending, last.takenAtMillis(), Map.of()).of(before);
            return gateway.start().thenCompose(started -> gateway.storeActivity())
                    .thenApply(activity -> Outcome.of(forecast, before, last.store().definitionsPending(), activity.recovery()));
        });
    }

    private VhostSnapshot at(BrokerSnapshot snapshot) {
        return snapshot.vhost(vhost).orElseGet(() -> new VhostSnapshot(vhost, List.of(), List.of(), List.of()));
    }
}
