package io.bindery.lesson;

/** A lesson could not go on; the message is a sentence for a person. */
public final class LessonFailed extends RuntimeException {

    public LessonFailed(String message) {
        super(message);
    }

    public LessonFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
