package io.bindery.lesson;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.AdminCommand;
import io.bindery.model.Permission;
import io.bindery.model.VhostDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays one lesson on a broker, step by step, on a thread of its own. Its virtual host is made when it begins and
 * deleted when it ends. Stages fail with {@link LessonFailed}.
 */
public final class LessonRun {

    private static final String EVERYBODY = "guest";

    private final Lesson lesson;
    private final Stage stage;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "lesson");
        made.setDaemon(true);
        return made;
    });

    public LessonRun(Lesson lesson, BrokerGateway gateway, Cast cast) {
        this.lesson = lesson;
        stage = new Stage(lesson.vhost(), gateway, cast);
    }

    public Lesson lesson() {
        return lesson;
    }

    /** Makes the virtual host; one that an earlier life left behind goes first. */
    public CompletionStage<Void> begin() {
        return CompletableFuture.runAsync(() -> {
            stage.ask(new AdminCommand.DeleteVhost(lesson.vhost()));
            stage.done(new AdminCommand.CreateVhost(VhostDefinition.named(lesson.vhost())));
            stage.done(new AdminCommand.SetPermission(Permission.everything(EVERYBODY, lesson.vhost())));
        }, thread);
    }

    /** What stands there before the step's question is asked. */
    public CompletionStage<Void> prepare(int step) {
        return CompletableFuture.runAsync(() -> stage.perform(lesson.steps().get(step).first()), thread);
    }

    /** Does it, and grades. */
    public CompletionStage<Verdict> play(int step, Set<String> chosen) {
        return CompletableFuture.supplyAsync(() -> {
            Step played = lesson.steps().get(step);
            stage.perform(played.then());
            return verdict(played.question(), chosen);
        }, thread);
    }

    private Verdict verdict(Question question, Set<String> chosen) {
        Set<String> truth = question.measure().truth(stage);
        if (!question.isAboutCopies()) {
            return new Verdict(chosen, truth, Map.of(), Optional.empty());
        }
        var route = stage.route();
        return new Verdict(chosen, truth, Reasons.of(route, question.options()), Optional.of(route));
    }

    /** Programs leave, the virtual host goes. Nothing can be played afterwards. */
    public CompletionStage<Void> end() {
        CompletionStage<Void> ended = CompletableFuture.runAsync(() -> {
            stage.clear();
            stage.ask(new AdminCommand.DeleteVhost(lesson.vhost()));
        }, thread);
        thread.shutdown();
        return ended;
    }
}
