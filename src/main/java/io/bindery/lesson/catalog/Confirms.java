package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.exchange;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;
import io.bindery.model.CommandResult.Durability;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;

/** What a publisher may rely on. */
final class Confirms {

    private static final String DISK = "It is on disk";
    private static final String MEMORY = "It is in memory only";
    private static final String WORKED = "A program has worked on it";

    private static final Measure WHERE = Measure.either(stage -> stage.published().copies().stream().allMatch(copy -> copy.durability() == Durability.ON_DISK), DISK, MEMORY);

    static final Lesson LESSON = Lesson.pattern("confirms", "Publisher confirms", 3, "A confirm says that the broker is done with a message, and what that means.",
            new Step("The queue `orders` is durable: a restart keeps it. A persistent message is about to be published to it, and the publisher waits for the broker's confirm.",
                    first(queue("orders")),
                    Question.one("The confirm has come. What is true of the message?", WHERE, DISK, MEMORY, WORKED),
                    then(publish("", "orders", "order 1").persistent()),
                    "A persistent message in a durable queue is confirmed when it is written and synced. Whether anybody ever takes it is another matter."),
            new Step("The next message is the same, only not persistent.",
                    first(),
                    Question.one("Its confirm has come too. What is true of it?", WHERE, DISK, MEMORY, WORKED),
                    then(publish("", "orders", "order 2")),
                    "A durable queue comes back after a restart, its transient messages do not. Both have to be said: the queue durable, the message persistent."),
            new Step("Nothing is bound to the exchange `void`. A program named till is about to publish to it, and waits for what the broker says.",
                    first(exchange("void", "direct")),
                    Question.one("What does till hear?", Measure.heard("till"), "confirmed", "nacked", "returned"),
                    then(new Act.PublishBy("till", "void", "order", "order 3", false)),
                    "The broker has done all there was to do: nothing. A confirm does not say that a queue took the message. Mandatory does; there is a lesson on it."),
            new Step("The queue `one` holds at most one message and refuses what is too much (`x-overflow` is `reject-publish`). It is full. The till publishes one more to it.",
                    first(queue("one", FieldTable.EMPTY.with(QueueDefinition.MAX_LENGTH, 1).with("x-overflow", "reject-publish")), publish("", "one", "order 4")),
                    Question.one("What does till hear?", Measure.heard("till"), "confirmed", "nacked", "returned"),
                    then(new Act.PublishBy("till", "", "one", "order 5", false)),
                    "A nack says that the message was not kept. What to do, try again or give up, is the publisher's to decide."));

    private Confirms() { }
}
