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
import java.util.Set;

/** By a pattern of words. */
final class Topics {

    static final Lesson LESSON = Lesson.pattern("topics", "Topics", 3, "A topic exchange compares words: * stands for exactly one, # for any number.",
            new Step("Keys are words with dots between them: `speed.colour.animal`. The queue `orange` is bound to the topic exchange `animals` with `*.orange.*`, the queue `odd` with `*.*.rabbit` and with `lazy.#`. A message with the key `quick.orange.rabbit` is about to come.",
                    first(exchange("animals", "topic"), queue("orange"), queue("odd"),
                            bind("animals", "orange", "*.orange.*"), bind("animals", "odd", "*.*.rabbit"), bind("animals", "odd", "lazy.#")),
                    Question.whichGetACopy("Who gets a copy?", "orange", "odd"),
                    then(publish("animals", "quick.orange.rabbit", "hop")),
                    "A star stands for one word, whichever it is."),
            new Step("The next key is `lazy.pink.rabbit`. Both bindings of `odd` match it.",
                    first(),
                    Question.one("How many more messages are in `odd` then?", stage -> Set.of(String.valueOf(stage.depth("odd") - 1)), "1", "2"),
                    then(publish("animals", "lazy.pink.rabbit", "yawn")),
                    "A queue gets one copy of a message, however many of its bindings match."),
            new Step("The next key has four words: `quick.orange.male.rabbit`.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "orange", "odd"),
                    then(publish("animals", "quick.orange.male.rabbit", "hop")),
                    "Each star takes exactly one word, so three words do not match four."),
            new Step("And `lazy.orange.male.rabbit`?",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", "orange", "odd"),
                    then(publish("animals", "lazy.orange.male.rabbit", "yawn")),
                    "The hash took three words here. It takes as many as it has to."));

    private Topics() { }
}
