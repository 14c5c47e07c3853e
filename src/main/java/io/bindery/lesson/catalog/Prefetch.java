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

/** How much a program takes at once. */
final class Prefetch {

    static final Lesson LESSON = Lesson.trap("prefetch", "Prefetch", 3, "Without a limit the first consumer is given everything, and a second one has nothing to do.",
            new Step("Six tasks wait. Worker A comes first, without a prefetch limit, and acknowledges by hand: it is slow. Then worker B comes to help.",
                    first(queue("tasks"), publish("", "tasks", "1"), publish("", "tasks", "2"), publish("", "tasks", "3"), publish("", "tasks", "4"),
                            publish("", "tasks", "5"), publish("", "tasks", "6")),
                    Question.one("How many tasks does worker B get?", Measure.received("worker B"), "0", "3", "5"),
                    then(new Act.Consume("worker A", "tasks", 0, Acks.BY_HAND), until("worker A gets tasks", stage -> stage.ready("tasks") == 0),
                            new Act.Consume("worker B", "tasks", 0, Acks.BY_HAND)),
                    "All six are with worker A, unacknowledged. What was handed out is not handed to anybody else while its holder lives."),
            new Step("Both leave, and the six tasks go back. They come again, now with a prefetch of 1.",
                    first(new Act.Leave("worker A"), new Act.Leave("worker B"), until("the tasks go back", stage -> stage.ready("tasks") == 6)),
                    Question.one("How many tasks are still ready in the queue?", Measure.ready("tasks"), "0", "4", "5"),
                    then(new Act.Consume("slow A", "tasks", 1, Acks.BY_HAND), new Act.Consume("slow B", "tasks", 1, Acks.BY_HAND),
                            until("each worker gets a task", stage -> stage.received("slow A").size() == 1 && stage.received("slow B").size() == 1)),
                    "A prefetch of 1 is one message in hand: the next comes when that one is acknowledged. The rest waits where others can take it."),
            new Step("Slow A finishes and acknowledges its task.",
                    first(),
                    Question.one("How many tasks are ready in the queue then?", Measure.ready("tasks"), "2", "3", "4"),
                    then(new Act.Ack("slow A"), until("slow A gets its next task", stage -> stage.received("slow A").size() == 2)),
                    "The acknowledgement made room for one more. One is fair and slow, since each waits for the way there and back; 10 to 100 is usual."));

    private Prefetch() { }
}
