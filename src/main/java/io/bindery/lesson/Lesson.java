package io.bindery.lesson;

import java.util.List;

/**
 * A lesson: what it is about, and steps that ask before they show.
 *
 * @param id stays the same for good: it is remembered when a lesson is done
 * @param trap whether it is one of those that people fall into, rather than a classic pattern
 * @param about one sentence for the list
 */
public record Lesson(String id, String title, int minutes, boolean trap, String about, List<Step> steps) {

    private static final String PREFIX = "lesson: ";

    public Lesson {
        steps = List.copyOf(steps);
    }

    public static Lesson pattern(String id, String title, int minutes, String about, Step... steps) {
        return new Lesson(id, title, minutes, false, about, List.of(steps));
    }

    public static Lesson trap(String id, String title, int minutes, String about, Step... steps) {
        return new Lesson(id, title, minutes, true, about, List.of(steps));
    }

    /** Its own, so that nothing of anybody's is touched; gone when the lesson ends. */
    public String vhost() {
        return PREFIX + id;
    }
}
