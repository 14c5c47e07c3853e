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

/** Several programs share the work of one queue. */
final class WorkQueues {

    private static final String LOST = "It is lost";
    private static final String BACK = "It is in the queue again";

    static final Lesson LESSON = Lesson.pattern("work-queues", "Work queues", 3, "Several programs share one queue, and none of its tasks is lost when one of them dies.",
            new Step("Two workers consume the queue `tasks`, and acknowledge what they get at once. Four tasks are about to be published.",
                    first(queue("tasks"), new Act.Consume("worker A", "tasks", 0, Acks.AT_ONCE), new Act.Consume("worker B", "tasks", 0, Acks.AT_ONCE)),
                    Question.one("How many tasks does worker A get?", Measure.received("worker A"), "4", "2", "1"),
                    then(publish("", "tasks", "task 1"), publish("", "tasks", "task 2"), publish("", "tasks", "task 3"), publish("", "tasks", "task 4"),
                            until("the workers get four tasks", stage -> stage.received("worker A").size() + stage.received("worker B").size() == 4)),
                    "Consumers of one queue share it: each message goes to one of them, in turn. To give everybody a copy, give everybody a queue."),
            new Step("Both have left. Worker C consumes now and acknowledges by hand, when a task is done. It holds one task and has not acknowledged it. Its connection is about to break.",
                    first(new Act.Leave("worker A"), new Act.Leave("worker B"), new Act.Consume("worker C", "tasks", 1, Acks.BY_HAND), publish("", "tasks", "task 5"),
                            until("worker C gets a task", stage -> stage.received("worker C").size() == 1)),
                    Question.one("Where is its task then?", Measure.either(stage -> stage.ready("tasks") == 1, BACK, LOST), LOST, BACK),
                    then(new Act.Leave("worker C"), until("the broker sees that it left", stage -> stage.ready("tasks") == stage.depth("tasks"))),
                    "A message that was not acknowledged goes back to its old place, and to somebody else. It says redelivered then: it may have been worked on in part."),
            new Step("Worker D consumes with automatic acknowledgement: the broker counts a message as done when it has sent it. It gets the task, and is about to die before it is finished.",
                    first(new Act.Consume("worker D", "tasks", 0, Acks.AT_ONCE), until("worker D gets the task", stage -> stage.received("worker D").size() == 1)),
                    Question.one("Where is the task then?", Measure.either(stage -> stage.depth("tasks") > 0, BACK, LOST), LOST, BACK),
                    then(new Act.Leave("worker D")),
                    "Automatic acknowledgement is fast, and forgets too early. Work that matters is acknowledged by hand, when it is done."));

    private WorkQueues() { }
}
