package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
import static io.bindery.lesson.Act.exchange;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Lesson;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;

/** By the very key. */
final class Routing {

    static final Lesson LESSON = Lesson.pattern("routing", "Routing", 2, "A direct exchange compares the routing key with the binding key, letter by letter.",
            new Step("The exchange `logs` is direct. The queue `alarms` is bound with `error`; the queue `all` with `info`, `warning` and `error`. A message with the key `error` is about to be published.",
                    first(exchange("logs", "direct"), queue("alarms"), queue("all"), bind("logs", "alarms", "error"),
                            bind("logs", "all", "info"), bind("logs", "all", "warning"), bind("logs", "all", "error")),
                    Question.whichGetACopy("Who gets a copy?", "alarms", "all"),
                    then(publish("logs", "error", "disk full")),
                    "A queue may be bound with many keys, and a key may lead to many queues."),
            new Step("The next one has the key `info`.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "alarms", "all"),
                    then(publish("logs", "info", "started")),
                    "Only the binding with exactly this key takes it."),
            new Step("The next one has the key `Error`, with a capital E.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "alarms", "all"),
                    then(publish("logs", "Error", "disk full again")),
                    "Keys are compared byte by byte: `Error` is not `error`. No queue took it, so it is gone, and nobody was told."));

    private Routing() { }
}
