package io.bindery.lesson;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ClockTurn;
import io.bindery.model.CommandResult;
import io.bindery.model.QueuedMessage;
import io.bindery.model.RouteTrace;
import io.bindery.routing.RoutePreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Where a lesson is played: its virtual host on the real broker, and the programs in it. Acts are done here and their outcome looked at. On the lesson's thread alone. */
public final class Stage {

    private static final int DEEPEST = 1000;
    private static final int PATIENCE_SECONDS = 10;
    private static final int LOOK_MILLIS = 20;

    private final String vhost;
    private final BrokerGateway gateway;
    private final Cast cast;
    private final Map<String, Player> players = new HashMap<>();
    private final Set<Binding> bound = new HashSet<>();
    private CommandResult last;
    private Act.Publish lastPublish;

    Stage(String vhost, BrokerGateway gateway, Cast cast) {
        this.vhost = vhost;
        this.gateway = gateway;
        this.cast = cast;
    }

    void perform(List<Act> acts) {
        acts.forEach(this::perform);
    }

    private void perform(Act act) {
        if (act instanceof Act.Attempt attempt) {
            last = ask(command(attempt.act()));
        } else if (act instanceof Act.Until until) {
            await(until.what(), () -> until.met().test(this));
        } else if (act instanceof Act.Rest rest) {
            letTimeGoBy(rest.millis());
        } else if (isAProgram(act)) {
            try {
                program(act);
            } catch (IOException lost) {
                throw new LessonFailed("A program of the lesson lost its connection: " + lost.getMessage(), lost);
            }
        } else {
            last = done(command(act));
            remember(act);
        }
    }

    private void remember(Act act) {
        if (act instanceof Act.Publish publish) {
            lastPublish = publish;
        } else if (act instanceof Act.Bind bind) {
            bound.add(bind.in(vhost));
        } else if (act instanceof Act.DeleteQueue gone) {
            bound.removeIf(binding -> binding.destination().equals(gone.name()));
        }
    }

    private BrokerCommand command(Act act) {
        if (act instanceof Act.DeclareExchange exchange) {
            return new BrokerCommand.DeclareExchange(exchange.in(vhost));
        } else if (act instanceof Act.DeclareQueue queue) {
            return new BrokerCommand.DeclareQueue(queue.in(vhost));
        } else if (act instanceof Act.DeleteQueue queue) {
            return new BrokerCommand.DeleteQueue(vhost, queue.name());
        } else if (act instanceof Act.Bind bind) {
            return new BrokerCommand.Bind(bind.in(vhost));
        } else if (act instanceof Act.Publish publish) {
            return new BrokerCommand.Publish(vhost, publish.exchange(), publish.key(), publish.properties(), publish.body().getBytes(StandardCharsets.UTF_8), false);
        }
        throw new IllegalArgumentException("no command of the broker: " + act);
    }

    private static boolean isAProgram(Act act) {
        return act instanceof Act.Consume || act instanceof Act.PublishBy || act instanceof Act.Ack || act instanceof Act.Reject
                || act instanceof Act.Reply || act instanceof Act.Leave;
    }

    private void program(Act act) throws IOException {
        if (act instanceof Act.Consume consume) {
            player(consume.player()).consume(consume.queue(), consume.prefetch(), consume.acks());
        } else if (act instanceof Act.PublishBy publish) {
            player(publish.player()).publish(publish.exchange(), publish.key(), publish.body(), publish.mandatory());
        } else if (act instanceof Act.Ack ack) {
            player(ack.player()).ack();
        } else if (act instanceof Act.Reject reject) {
            player(reject.player()).reject(reject.requeue());
        } else if (act instanceof Act.Reply reply) {
            player(reply.player()).reply();
        } else if (act instanceof Act.Leave leave) {
            player(leave.player()).leave();
        }
    }

    private Player player(String name) throws IOException {
        Player known = players.get(name);
        if (known == null) {
            known = cast.enter(vhost, name);
            players.put(name, known);
        }
        return known;
    }

    /** Every program goes. */
    void clear() {
        players.values().forEach(Player::leave);
        players.clear();
    }

    public CommandResult.Published published() {
        return (CommandResult.Published) last;
    }

    /** Whether the broker refused what was attempted last. */
    public boolean refused() {
        return last instanceof CommandResult.Refused;
    }

    public long depth(String queue) {
        return look(queue).size();
    }

    public long ready(String queue) {
        return look(queue).stream().filter(message -> message.state() == QueuedMessage.State.READY).count();
    }

    public String head(String queue) {
        return look(queue).stream().findFirst().map(message -> new String(message.message().body(), StandardCharsets.UTF_8)).orElse(Question.NOBODY);
    }

    /** The correlation ids of the messages in a queue. */
    public List<String> correlations(String queue) {
        return look(queue).stream().map(message -> message.message().properties().correlationId()).filter(Objects::nonNull).toList();
    }

    public List<String> received(String player) {
        return players.containsKey(player) ? players.get(player).received() : List.of();
    }

    public List<String> heard(String player) {
        return players.containsKey(player) ? players.get(player).heard() : List.of();
    }

    /** As a snapshot has it, when it has caught up with what was bound. */
    public VhostSnapshot topology() {
        await("that the bindings are shown", () -> now().filter(vhostNow -> vhostNow.bindings().containsAll(bound)).isPresent());
        return now().orElseThrow();
    }

    /** The way of the message this window published last, explained by the broker's own router. */
    RouteTrace route() {
        return RoutePreview.of(topology()).route(lastPublish.exchange(), lastPublish.key(), lastPublish.properties());
    }

    /** Asked of the engine itself, behind everything that was asked before, so that it is exact. */
    private List<QueuedMessage> look(String queue) {
        return answer(gateway.browse(vhost, queue, 0, DEEPEST)).messages();
    }

    private Optional<VhostSnapshot> now() {
        return gateway.snapshots().latest().vhost(vhost);
    }

    CommandResult ask(BrokerCommand command) {
        return answer(gateway.execute(command));
    }

    CommandResult done(BrokerCommand command) {
        CommandResult result = ask(command);
        if (result instanceof CommandResult.Refused refused) {
            throw new LessonFailed("The broker refused a part of the lesson: " + refused.text());
        }
        return result;
    }

    private static <T> T answer(CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new LessonFailed(refused.getCause().getMessage(), refused);
        } catch (TimeoutException tired) {
            throw new LessonFailed("The broker does not answer.", tired);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LessonFailed("The lesson was ended.", ended);
        }
    }

    private static void await(String what, BooleanSupplier met) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new LessonFailed("Waited in vain for this: " + what + ". The broker may be busy with other things.");
            }
            rest(LOOK_MILLIS);
        }
    }

    /** Held time is stepped: else nothing would be due however long one waits. */
    private void letTimeGoBy(int millis) {
        if (gateway.snapshots().latest().clock().held()) {
            answer(gateway.turnClock(new ClockTurn.StepBy(millis)));
        } else {
            rest(millis);
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LessonFailed("The lesson was ended.", ended);
        }
    }
}
