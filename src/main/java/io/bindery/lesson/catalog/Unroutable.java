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
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;

/** Where messages go that nobody wants. */
final class Unroutable {

    static final Lesson LESSON = Lesson.trap("unroutable", "Unroutable messages", 3, "They are dropped in silence, unless mandatory or an alternate exchange was asked for.",
            new Step("The queue `paid` is bound to the direct exchange `payments` with the key `paid`. A program named till is about to publish with the key `payed`.",
                    first(exchange("payments", "direct"), queue("paid"), bind("payments", "paid", "paid")),
                    Question.one("What does till hear?", Measure.heard("till"), "confirmed", "returned", "nacked"),
                    then(new Act.PublishBy("till", "payments", "payed", "10 euros", false)),
                    "The message is gone, and the till believes that all went well."),
            new Step("It publishes the same once more, this time as mandatory.",
                    first(),
                    Question.one("What does it hear now?", Measure.heard("till"), "confirmed", "returned, then confirmed", "nacked"),
                    then(new Act.PublishBy("till", "payments", "payed", "10 euros", true)),
                    "A mandatory message that no queue takes comes back to who published it. The confirm still comes, after it."),
            new Step("The exchange `refunds` names `strays` for its alternate exchange, a fanout to which the queue `lost` is bound. The queue `back` is bound to `refunds` with the key `back`. A message with the key `bak` is about to come.",
                    first(exchange("strays", "fanout"), queue("lost"), bind("strays", "lost", ""),
                            new Act.DeclareExchange("refunds", ExchangeType.DIRECT, FieldTable.EMPTY.with(ExchangeDefinition.ALTERNATE_EXCHANGE, "strays")),
                            queue("back"), bind("refunds", "back", "back")),
                    Question.whichGetACopy("Who gets a copy?", "back", "lost"),
                    then(publish("refunds", "bak", "5 euros")),
                    "What no binding takes goes to the alternate exchange, key and all. Somebody can look at it there."),
            new Step("And one with the right key, `back`?",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "back", "lost"),
                    then(publish("refunds", "back", "5 euros")),
                    "The alternate exchange is asked only when nothing else took the message."));

    private Unroutable() { }
}
