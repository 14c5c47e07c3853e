package io.bindery.lesson.catalog;

import static io.bindery.lesson.Act.queue;
import static io.bindery.lesson.Act.request;
import static io.bindery.lesson.Act.until;
import static io.bindery.lesson.Step.first;
import static io.bindery.lesson.Step.then;

import io.bindery.lesson.Act;
import io.bindery.lesson.Act.Acks;
import io.bindery.lesson.Lesson;
import io.bindery.lesson.Measure;
import io.bindery.lesson.Question;
import io.bindery.lesson.Step;
import java.util.Set;

/** A question and its answer, as two messages. */
final class RequestReply {

    static final Lesson LESSON = Lesson.pattern("rpc", "Request and reply", 3, "A request says where its answer shall go, and the answer says whose it is.",
            new Step("A server consumes the queue `prices`. Two programs wait for answers in queues of their own, `answers.shop` and `answers.desk`. A request from the shop is about to be published: it says `reply-to` `answers.shop`, and the server answers to what a request says.",
                    first(queue("prices"), queue("answers.shop"), queue("answers.desk"), new Act.Consume("server", "prices", 1, Acks.BY_HAND)),
                    Question.one("Where is the answer then?", Measure.either(stage -> stage.depth("answers.shop") == 1, "In answers.shop", "In answers.desk"),
                            "In prices", "In answers.shop", "In answers.desk"),
                    then(request("prices", "price of tea?", "answers.shop", "shop-1"), until("the server gets the request", stage -> stage.received("server").size() == 1),
                            new Act.Reply("server"), until("the answer comes", stage -> stage.depth("answers.shop") + stage.depth("answers.desk") == 1)),
                    "An answer is a message like any other. It goes through the default exchange, with the request's `reply-to` for its routing key."),
            new Step("The shop asks twice before it has an answer. The second request's correlation id is `shop-3`.",
                    first(request("prices", "price of coffee?", "answers.shop", "shop-2"), request("prices", "price of cocoa?", "answers.shop", "shop-3")),
                    Question.one("By what does the shop know which answer belongs to which request?",
                            stage -> Set.of(stage.correlations("answers.shop").contains("shop-3") ? "By the correlation id, which the server copies" : "By the order of the answers"),
                            "By the order of the answers", "By the correlation id, which the server copies", "By the routing key"),
                    then(until("the server gets the second request", stage -> stage.received("server").size() == 2), new Act.Reply("server"),
                            until("the server gets the third request", stage -> stage.received("server").size() == 3), new Act.Reply("server"),
                            until("the answers come", stage -> stage.depth("answers.shop") == 3)),
                    "Both answers have the same routing key. With several servers they may come in any order: only the correlation id tells."),
            new Step("The desk asks now, with `reply-to` `answers.desk`, and its queue is about to be deleted before the server answers.",
                    first(request("prices", "price of milk?", "answers.desk", "desk-1"), until("the server gets the request", stage -> stage.received("server").size() == 4)),
                    Question.one("What becomes of the answer?", Measure.either(stage -> stage.depth("answers.shop") == 3, "It is dropped", "The shop gets it"),
                            "The server gets an error", "It is dropped", "The shop gets it"),
                    then(new Act.DeleteQueue("answers.desk"), new Act.Reply("server"), until("the server is done", stage -> stage.depth("prices") == 0)),
                    "No queue has that name any more, so no queue takes it. The server is not told: who asks has to wait with a time limit."));

    private RequestReply() { }
}
