package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
import static io.bindery.lesson.Act.exchange;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;

/** A copy for everybody. */
final class PublishSubscribe {

    static final Lesson LESSON = Lesson.pattern("publish-subscribe", "Publish and subscribe", 2, "A fanout exchange gives a copy to every queue that is bound to it.",
            new Step("The exchange `news` is a fanout. The queues `mail` and `archive` are bound to it, `push` is not. A message is about to be published to `news`.",
                    first(exchange("news", "fanout"), queue("mail"), queue("archive"), queue("push"), bind("news", "mail", ""), bind("news", "archive", "")),
                    Question.whichGetACopy("Who gets a copy?", "mail", "archive", "push"),
                    then(publish("news", "", "It rains")),
                    "Every bound queue gets a copy of its own, and whoever consumes it takes nothing from the others."),
            new Step("Now `push` is bound too.",
                    first(bind("news", "push", "")),
                    Question.one("How many messages are in `push`?", Measure.depth("push"), "0", "1"),
                    then(),
                    "An exchange keeps nothing. Who is bound later gets what comes later."),
            new Step("A second binding of `archive` has the key `sport`. A message with the key `weather` is about to be published to `news`.",
                    first(bind("news", "archive", "sport")),
                    Question.whichGetACopy("Who gets a copy?", "mail", "archive", "push"),
                    then(publish("news", "weather", "It rains on")),
                    "A fanout does not look at keys, neither the message's nor the binding's."));

    private PublishSubscribe() { }
}
