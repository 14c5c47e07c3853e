package io.bindery.app;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.sample.OrderShop;
import io.bindery.sample.OrderShopTraffic;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The order shop in the window: its topology is declared when somebody switches it on, and its programs run while it is
 * on and the broker is up. Off again, only the programs go. FX thread.
 */
final class SampleShop implements AutoCloseable {

    private final EmbeddedGateway gateway;
    private final WorkbenchState state;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private OrderShopTraffic traffic;

    SampleShop(EmbeddedGateway gateway, WorkbenchState state) {
        this.gateway = gateway;
        this.state = state;
        on.addListener((observed, was, is) -> {
            if (is) {
                declareThenRun();
            } else {
                rest();
            }
        });
        state.runState().addListener((observed, was, is) -> followBroker(is.phase()));
    }

    BooleanProperty on() {
        return on;
    }

    @Override public void close() {
        rest();
    }

    private void followBroker(Phase phase) {
        if (phase == Phase.RUNNING && on.get()) {
            run();
        } else if (phase != Phase.RUNNING) {
            rest();
        }
    }

    private void declareThenRun() {
        FxStages.whenDone(declare(OrderShop.commands(state.vhost().get())), done -> run(), problem -> {
            on.set(false);
            state.notice().set(new Notice(Notice.Kind.ERROR, problem.getMessage(), ""));
        });
    }

    /** One after the other; what is there with other settings stays as it is. */
    private CompletionStage<CommandResult> declare(List<BrokerCommand> commands) {
        CompletionStage<CommandResult> all = CompletableFuture.completedFuture(new CommandResult.Done());
        for (BrokerCommand command : commands) {
            all = all.thenCompose(done -> gateway.execute(command));
        }
        return all;
    }

    private void run() {
        if (on.get() && traffic == null && gateway.runState().phase() == Phase.RUNNING) {
            traffic = new OrderShopTraffic(gateway.amqpPort());
            traffic.start();
        }
    }

    private void rest() {
        if (traffic != null) {
            traffic.close();
            traffic = null;
        }
    }
}
