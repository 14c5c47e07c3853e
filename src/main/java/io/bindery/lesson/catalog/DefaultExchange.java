package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;
import io.bindery.lesson.Stage;

/** It looks as if one could publish to a queue. */
final class DefaultExchange {

    static final Lesson LESSON = Lesson.trap("default-exchange", "The default exchange", 2, "Publishing «to a queue» is publishing to an exchange that knows every queue by its name.",
            new Step("There are two queues, `invoices` and `invoices.eu`. A message is about to go to the default exchange with the key `invoices.eu`.",
                    first(queue("invoices"), queue("invoices.eu")),
                    Question.whichGetACopy("Who gets a copy?", "invoices", "invoices.eu"),
                    then(publish("", "invoices.eu", "1")),
                    "The default exchange is a direct one: the whole key is compared with the whole name."),
            new Step("The next key is `invoices.us`. No queue has that name.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "invoices", "invoices.eu"),
                    then(publish("", "invoices.us", "2")),
                    "It is dropped, and no queue is made for it. A queue is there when somebody declares it."),
            new Step("Somebody tries to bind `invoices` to the default exchange with the key `invoices.us`.",
                    first(),
                    Question.one("What does the broker say?", Measure.either(Stage::refused, "It refuses", "It binds it"), "It binds it", "It refuses"),
                    then(new Act.Attempt(bind("", "invoices", "invoices.us"))),
                    "Its bindings come and go with the queues and cannot be changed. For other keys declare an exchange."),
            new Step("The queue `invoices.eu` is about to be deleted. Then a message with its name for a key is published.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "invoices"),
                    then(new Act.DeleteQueue("invoices.eu"), publish("", "invoices.eu", "3")),
                    "The binding went with the queue."));

    private DefaultExchange() { }
}
