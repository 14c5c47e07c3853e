package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;

/** What a length limit throws away. */
final class FullQueues {

    static final Lesson LESSON = Lesson.trap("full-queues", "A full queue", 2, "A queue with a limit throws its oldest message away, not the newest.",
            new Step("The queue `last.three` holds at most three messages. Five are about to be published to it, numbered from 1 to 5.",
                    first(queue("last.three", FieldTable.EMPTY.with(QueueDefinition.MAX_LENGTH, 3))),
                    Question.one("Which one is first in the queue then?", Measure.head("last.three"), "message 1", "message 3", "message 5"),
                    then(publish("", "last.three", "message 1"), publish("", "last.three", "message 2"), publish("", "last.three", "message 3"),
                            publish("", "last.three", "message 4"), publish("", "last.three", "message 5")),
                    "Room is made at the head: the oldest went. The publishers of messages 1 and 2 had their confirms long before."),
            new Step("The queue `first.three` has the same limit, and `x-overflow` set to `reject-publish`. A program named feeder publishes five messages to it, with confirms.",
                    first(queue("first.three", FieldTable.EMPTY.with(QueueDefinition.MAX_LENGTH, 3).with("x-overflow", "reject-publish"))),
                    Question.one("Which one is first in the queue then?", Measure.head("first.three"), "message 1", "message 3", "message 5"),
                    then(new Act.PublishBy("feeder", "", "first.three", "message 1", false), new Act.PublishBy("feeder", "", "first.three", "message 2", false),
                            new Act.PublishBy("feeder", "", "first.three", "message 3", false), new Act.PublishBy("feeder", "", "first.three", "message 4", false),
                            new Act.PublishBy("feeder", "", "first.three", "message 5", false)),
                    "This queue keeps what it has and turns away what comes."),
            new Step("The feeder waited for the broker's word on the last of them.",
                    first(),
                    Question.one("What did it hear?", Measure.heard("feeder"), "confirmed", "nacked", "returned"),
                    then(),
                    "A publisher with confirms is told. One without them does not know that its message went nowhere."));

    private FullQueues() { }
}
