package io.bindery.lesson.catalog;

import io.bindery.lesson.Lesson;
import java.util.List;

/** Every lesson, in the order they build on each other. */
public final class Catalog {

    private static final List<Lesson> ALL = List.of(
            HelloWorld.LESSON, WorkQueues.LESSON, PublishSubscribe.LESSON, Routing.LESSON, Topics.LESSON, RequestReply.LESSON, Confirms.LESSON,
            ZeroWords.LESSON, DefaultExchange.LESSON, OneCopy.LESSON, Unroutable.LESSON, Prefetch.LESSON, DeadLetters.LESSON, TimeToLive.LESSON, FullQueues.LESSON);

    private Catalog() { }

    public static List<Lesson> all() {
        return ALL;
    }
}
