package io.bindery.ui.store;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.state.SurvivalForecast;
import io.bindery.ui.state.SurvivalForecast.Ending;
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
        CompletionStage<Void> ended = ending == Ending.CRASH ? gateway.crash() : gateway.stop();
        return ended.thenCompose(done -> {
            SurvivalForecast forecast = forecast(ending, gateway.snapshots().latest());
            return gateway.start().thenCompose(started -> gateway.storeActivity())
                    .thenApply(activity -> Outcome.of(forecast, vhost, activity.recovery()));
        });
    }

    private SurvivalForecast forecast(Ending ending, BrokerSnapshot last) {
        return last.vhost(vhost).map(new Forecaster(ending, last.takenAtMillis(), Map.of())::of)
                .orElseGet(() -> new SurvivalForecast(ending, java.util.List.of()));
    }
}
