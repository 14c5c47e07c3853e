package io.bindery.ui.workbench;

import io.bindery.ui.state.LessonShelf;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the shell shows of the program around it.
 *
 * @param portNote «Port 5672 was taken, using 5673», or empty; stands in the status bar as long as it is true
 * @param httpPort of the management API, or empty
 * @param sampleTraffic whether the order shop's programs run; null where there are none
 * @param whenStartFails what can be done about a broker that does not start, the first one recommended
 * @param files what the program can do with files and directories, for the broker menu and the palette
 * @param lessons null where there are none
 * @param canvas what the canvas can be told from outside; null where there is none
 * @param about the program's version and where its data are, a line each
 * @param readOnly what is only looked at here, as a sentence; empty where things can be changed
 */
public record Surroundings(StringProperty portNote, StringProperty httpPort, BooleanProperty sampleTraffic, List<Choice> whenStartFails,
                           List<FileAction> files, LessonShelf lessons, CanvasActions canvas,
                           List<String> about, String readOnly) {

    public Surroundings {
        whenStartFails = List.copyOf(whenStartFails);
        files = List.copyOf(files);
        about = List.copyOf(about);
    }

    public static Surroundings none() {
        return new Surroundings(new SimpleStringProperty(""), new SimpleStringProperty(""), null, List.of(), List.of(), null, null, List.of(), "");
    }

    /** A way out, as a button says it. */
    public record Choice(String label, Runnable action) { }

    /** @param shortcut empty where there is none · words others by which the palette finds it */
    public record FileAction(String title, Feather icon, String shortcut, String words, Runnable action) { }

    /** @param bind begins a binding from the exchange of that name */
    public record CanvasActions(Consumer<String> bind, Runnable zoomIn, Runnable zoomOut, Runnable fit, Runnable actualSize, Runnable tidyUp) { }
}
