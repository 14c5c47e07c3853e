package io.bindery.lesson;

import java.io.IOException;
import java.util.List;

/** A program in a lesson: a client of the broker with a connection of its own. One thread calls it. */
public interface Player {

    void consume(String queue, int prefetch, Act.Acks acks) throws IOException;

    /** Returns when the broker has answered; {@link #heard()} says what. */
    void publish(String exchange, String key, String body, boolean mandatory) throws IOException;

    void ack() throws IOException;

    void reject(boolean requeue) throws IOException;

    void reply() throws IOException;

    /** Bodies, in the order they came. */
    List<String> received();

    /** About the last message published: {@code returned}, {@code confirmed}, {@code nacked}, in the order it came. */
    List<String> heard();

    void leave();
}
