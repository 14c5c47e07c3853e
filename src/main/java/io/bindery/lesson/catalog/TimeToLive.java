package io.bindery.lesson.catalog;

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
import io.bindery.lesson.Step;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;

/** Only the head of a queue expires. */
final class TimeToLive {

    static final Lesson LESSON = Lesson.trap("time-to-live", "Expiry at the head", 3, "A message that has expired stays in its queue until it is at the head.",
            new Step("Two messages are about to be published to one queue: the first lives for an hour, the second, behind it, for half a second. Then we wait for a second and a half.",
                    first(queue("slow")),
                    Question.one("How many messages are in the queue then?", Measure.depth("slow"), "0", "1", "2"),
                    then(publish("", "slow", "for an hour").expiringAfter(3_600_000), publish("", "slow", "for half a second").expiringAfter(500), new Act.Rest(1_500)),
                    "The second one's time is over, but it is not at the head. It still counts, it still takes memory, and it is not dead-lettered yet."),
            new Step("A program is about to take the first message and acknowledge it. It wants the second too.",
                    first(),
                    Question.one("How many messages does it get in all?", Measure.received("reader"), "0", "1", "2"),
                    then(new Act.Consume("reader", "slow", 1, Acks.BY_HAND), until("the reader gets a message", stage -> stage.received("reader").size() >= 1),
                            new Act.Ack("reader"), until("the queue is empty", stage -> stage.depth("slow") == 0)),
                    "When the first was gone the second came to the head, and was dropped there: nobody is given what has expired."),
            new Step("The queue `quick` has a time to live of its own: half a second, for each message in it. Two messages are about to be published to it, and we wait again.",
                    first(queue("quick", FieldTable.EMPTY.with(QueueDefinition.MESSAGE_TTL, 500))),
                    Question.one("How many messages are in it then?", Measure.depth("quick"), "0", "1", "2"),
                    then(publish("", "quick", "1"), publish("", "quick", "2"), new Act.Rest(1_500)),
                    "With one time for all of them the oldest is always the first to go. For retries after different times use a queue for each time."));

    private TimeToLive() { }
}
