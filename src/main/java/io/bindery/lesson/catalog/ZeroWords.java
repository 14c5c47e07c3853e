package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.bind;
import static io.bindery.lesson.Act.exchange;
import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Lesson;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;

/** The hash takes no word as gladly as many. */
final class ZeroWords {

    private static final String[] ALL = {"hash", "star", "middle"};

    static final Lesson LESSON = Lesson.trap("zero-words", "# is zero or more", 3, "The hash matches no word at all too; a star wants a word, but an empty one will do.",
            new Step("Three queues are bound to a topic exchange: `hash` with `order.#`, `star` with `order.*`, `middle` with `#.eu.#`. A message with the key `order` is about to come.",
                    first(exchange("t", "topic"), queue("hash"), queue("star"), queue("middle"), bind("t", "hash", "order.#"), bind("t", "star", "order.*"), bind("t", "middle", "#.eu.#")),
                    Question.whichGetACopy("Who gets a copy?", ALL),
                    then(publish("t", "order", "1")),
                    "The hash takes zero words, and the dot before it goes with it: `order.#` matches `order`. The star needs a word to take."),
            new Step("The next key is `order.eu`.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", ALL),
                    then(publish("t", "order.eu", "2")),
                    "Both hashes of `#.eu.#` may take any number of words: here one before `eu` and none after it."),
            new Step("The next key is `order.eu.created`.",
                    first(),
                    Question.whichGetACopy("Who gets a copy?", ALL),
                    then(publish("t", "order.eu.created", "3")),
                    "One star is one word. Who wants everything below `order` writes `order.#`."),
            new Step("The next key ends with a dot: `order.`",
                    first(),
                    Question.whichGetACopy("Who gets a copy of `order.`?", ALL),
                    then(publish("t", "order.", "4")),
                    "After the dot stands a second word, and it is empty. A star takes an empty word too."));

    private ZeroWords() { }
}
