package io.bindery.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.ui.state.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class PaletteSearchTest {

    private final List<Selection> selected = new ArrayList<>();
    private final SimpleBooleanProperty canStop = new SimpleBooleanProperty(true);
    private final PaletteSearch search = new PaletteSearch(List.of(
            Command.always("Add a queue…", Feather.PLUS, "Shortcut+Shift+Q", () -> { }).alsoBy("new declare"),
            Command.when(canStop, "Stop the broker", Feather.SQUARE, "", () -> { })), (words, vhost) -> List.of(), selected::add);

    @Test void withoutWordsItListsWhatCanBeDone() {
        assertThat(titles("")).containsExactly("Add a queue…", "Stop the broker");
    }

    @Test void whatCannotBeDoneNowIsNotOffered() {
        canStop.set(false);
        assertThat(titles("broker")).isEmpty();
    }

    @Test void theExactNameComesBeforeItsBeginningAndThatBeforeItsMiddle() {
        assertThat(titles("retry")).containsExactly("billing.retry");
        assertThat(titles("billing")).containsExactly("billing", "billing.retry");
        assertThat(titles("re").get(0)).isEqualTo("reports");
    }

    @Test void severalWordsAreFoundInAnyOrderAndByOthersThatMeanTheSame() {
        assertThat(titles("queue add")).containsExactly("Add a queue…");
        assertThat(titles("declare")).containsExactly("Add a queue…");
        assertThat(titles("new queue")).containsExactly("Add a queue…");
        assertThat(titles("clare")).as("not from the middle of such a word").isEmpty();
    }

    @Test void runningAFigureSelectsIt() {
        search.find("warehouse", Topologies.orderShop(0)).get(0).run().run();
        search.find("(def", Topologies.orderShop(0)).get(0).run().run();
        assertThat(selected).containsExactly(new Selection.OfQueue("warehouse.eu"), new Selection.OfExchange(""));
    }

    private List<String> titles(String words) {
        return search.find(words, Topologies.orderShop(0)).stream().map(PaletteEntry::title).toList();
    }
}
