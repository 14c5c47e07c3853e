package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
import static io.bindery.lesson.Act.exchange;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Act.until;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Act.Acks;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Stage;
import io.bindery.lesson.Step;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import java.util.Set;

/** Where rejected messages go, and by which key. */
final class DeadLetters {

    private static final String NOWHERE = "Nowhere: it is gone";

    static final Lesson LESSON = Lesson.trap("dead-letters", "Dead letters", 3, "A rejected message goes to the dead-letter exchange with its old key, and may be lost there.",
            new Step("The queue `work` names `dlx` for its dead-letter exchange, a direct one; the queue `dead` is bound to it with the key `work`. A worker holds a message and is about to reject it, without requeueing.",
                    first(exchange("dlx", "direct"), queue("dead"), bind("dlx", "dead", "work"),
                            queue("work", FieldTable.EMPTY.with(QueueDefinition.DEAD_LETTER_EXCHANGE, "dlx")),
                            new Act.Consume("worker", "work", 1, Acks.BY_HAND), publish("", "work", "broken"),
                            until("the worker gets the message", stage -> stage.received("worker").size() == 1)),
                    Question.one("Where is the message then?", stage -> where(stage, "work"), "work", "dead", NOWHERE),
                    then(new Act.Reject("worker", false), until("the worker is done", stage -> stage.depth("work") == 0)),
                    "What is rejected without requeueing, expires, or is pushed out of a full queue is a dead letter. It is published to the dead-letter exchange."),
            new Step("The next message: the worker is about to reject it and have it requeued.",
                    first(publish("", "work", "difficult"), until("the worker gets the message", stage -> stage.received("worker").size() == 2)),
                    Question.one("Where is the message then?", stage -> where(stage, "work"), "work", "dead", NOWHERE),
                    then(new Act.Reject("worker", true), until("it comes again", stage -> stage.received("worker").size() == 3)),
                    "It was put back and delivered again at once. A message that can never be worked on goes round for ever like that."),
            new Step("The queue `parts` names the dead-letter exchange `dlx` too, and says nothing of a key. A worker rejects a message of it that was published with the key `parts`.",
                    first(queue("parts", FieldTable.EMPTY.with(QueueDefinition.DEAD_LETTER_EXCHANGE, "dlx")), new Act.Consume("fitter", "parts", 1, Acks.BY_HAND),
                            publish("", "parts", "bent"), until("the worker gets the message", stage -> stage.received("fitter").size() == 1)),
                    Question.one("Where is the message then?", stage -> where(stage, "parts"), "parts", "dead", NOWHERE),
                    then(new Act.Reject("fitter", false), until("the worker is done", stage -> stage.depth("parts") == 0)),
                    "A dead letter keeps the key it was published with, and nothing is bound to `dlx` with the key `parts`. Bind it, make `dlx` a fanout, or give the queue `x-dead-letter-routing-key`."));

    private DeadLetters() { }

    /** Of the second message on there is one in dead already. */
    private static Set<String> where(Stage stage, String queue) {
        boolean died = stage.head("dead").equals("broken") && queue.equals("work") && stage.depth("work") == 0 || stage.depth("dead") > 1;
        return Set.of(stage.depth(queue) > 0 ? queue : died ? "dead" : NOWHERE);
    }
}
