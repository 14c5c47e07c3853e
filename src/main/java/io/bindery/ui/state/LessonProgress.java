package io.bindery.ui.state;

import io.bindery.lesson.Lesson;
import io.bindery.lesson.Step;
import io.bindery.lesson.Verdict;

/**
 * How far a lesson is.
 *
 * @param step from 0
 * @param verdict of this step; null before it was answered
 * @param foreseen how many steps so far were answered rightly
 * @param problem why it cannot go on, as a sentence; empty while it can
 */
public record LessonProgress(Lesson lesson, int step, Phase phase, Verdict verdict, int foreseen, String problem) {

    /** Where a step is: things are set up, the question stands, it is being done, it is told, all is over, or it broke. */
    public enum Phase { PREPARING, ASKING, DOING, TOLD, FINISHED, BROKEN }

    static LessonProgress begun(Lesson lesson) {
        return new LessonProgress(lesson, 0, Phase.PREPARING, null, 0, "");
    }

    LessonProgress in(Phase next) {
        return new LessonProgress(lesson, step, next, verdict, foreseen, problem);
    }

    LessonProgress told(Verdict told) {
        return new LessonProgress(lesson, step, Phase.TOLD, told, foreseen + (told.right() ? 1 : 0), problem);
    }

    LessonProgress nextStep() {
        return new LessonProgress(lesson, step + 1, Phase.PREPARING, null, foreseen, problem);
    }

    LessonProgress broken(String sentence) {
        return new LessonProgress(lesson, step, Phase.BROKEN, verdict, foreseen, sentence);
    }

    public Step now() {
        return lesson.steps().get(step);
    }

    public boolean isLast() {
        return step == lesson.steps().size() - 1;
    }
}
