package io.bindery.ui.canvas;

/** Something a hand does with the button held; coordinates are those of the window's canvas region. */
interface Gesture {

    void drag(double x, double y);

    void drop(double x, double y);

    /** Esc, or the window took the pointer away: as if it had not begun. */
    void cancel();
}
