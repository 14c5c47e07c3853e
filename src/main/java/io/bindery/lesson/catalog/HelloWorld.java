package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.publish;
import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Act.until;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;

/** One message through one queue. */
final class HelloWorld {

    static final Lesson LESSON = Lesson.pattern("hello", "Hello, world", 3, "A message goes to an exchange; a queue keeps it until a program takes it.",
            new Step("Nothing was declared but a queue, `hello`. A program never puts a message into a queue itself: it publishes to an exchange. There is always one, the default exchange. A message is about to go to it with the routing key `hello`.",
                    first(queue("hello")),
                    Question.whichGetACopy("Who gets a copy?", "hello"),
                    then(publish("", "hello", "Hello, world")),
                    "The default exchange gives a message to the queue that has the message's routing key for its name."),
            new Step("The message is in the queue, and no program consumes. Two more are about to be published the same way.",
                    first(),
                    Question.one("How many messages are in `hello` then?", Measure.depth("hello"), "1", "2", "3"),
                    then(publish("", "hello", "second"), publish("", "hello", "third")),
                    "A queue keeps messages, in the order they came, until somebody takes them."),
            new Step("Now a program named reader is about to consume `hello`. It acknowledges everything it gets.",
                    first(),
                    Question.one("Which message is it given first?", Measure.firstReceived("reader"), "Hello, world", "second", "third"),
                    then(new Act.Consume("reader", "hello", 0, Act.Acks.AT_ONCE), until("the reader gets what waits", stage -> stage.received("reader").size() == 3)),
                    "First in, first out. Nobody has to ask for messages: the broker sends them to who consumes, at once."),
            new Step("The reader has all three and has acknowledged them.",
                    first(),
                    Question.one("How many messages are in `hello` now?", Measure.depth("hello"), "0", "3"),
                    then(),
                    "An acknowledged message is gone from its queue. A queue is not a log: nobody can read it again."));

    private HelloWorld() { }
}
