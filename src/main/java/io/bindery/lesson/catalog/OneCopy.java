package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
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
import io.bindery.model.Binding;
import java.util.Set;

/** However many ways lead to a queue. */
final class OneCopy {

    static final Lesson LESSON = Lesson.trap("one-copy", "One copy each", 2, "A message that reaches a queue by several ways is in it once; two publishes are two messages.",
            new Step("The queue `audit` is bound to a topic exchange twice, with `order.#` and with `#.created`. A message with the key `order.created` is about to come.",
                    first(exchange("orders", "topic"), queue("audit"), bind("orders", "audit", "order.#"), bind("orders", "audit", "#.created")),
                    Question.one("How many messages are in `audit` then?", Measure.depth("audit"), "1", "2"),
                    then(publish("orders", "order.created", "1")),
                    "The exchange asks which queues, not which bindings: each queue gets one copy."),
            new Step("Now `orders` is bound to the fanout exchange `copies` as well, with `#`, and `copies` to `audit`. A message with the key `order.paid` reaches `audit` directly and through `copies`.",
                    first(exchange("copies", "fanout"), new Act.Bind("orders", Binding.DestinationKind.EXCHANGE, "copies", "#"), bind("copies", "audit", "")),
                    Question.one("How many more messages are in `audit` then?", stage -> Set.of(String.valueOf(stage.depth("audit") - 1)), "1", "2"),
                    then(publish("orders", "order.paid", "2")),
                    "That holds for the whole way, over as many exchanges as there are."),
            new Step("Somebody binds `audit` to `orders` with `order.#` once more: the same exchange, queue and key.",
                    first(),
                    Question.one("How many bindings does `orders` have then?", Measure.bindings("orders"), "3", "4"),
                    then(bind("orders", "audit", "order.#")),
                    "A binding that is there already is there once. Declaring again what is there is no mistake: programs do it at each start."));

    private OneCopy() { }
}
