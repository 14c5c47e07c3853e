package io.bindery.app;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.ui.state.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What a reader of screens is told: whatever takes the focus has a name, and an icon says in a tooltip what it does. */
class NamedControlsTest extends WithADesk {

    @Test void everyControlOfEveryPanelHasAName(FxRobot robot) {
        Set<String> nameless = new TreeSet<>();
        Stream.of(new Selection.OfQueue("billing"), new Selection.OfExchange("orders"), new Selection.OfBindings(look(() -> desk.state().topology().bindings().subList(0, 2))))
                .forEach(selection -> {
                    robot.interact(() -> desk.state().selection().set(selection));
                    nameless.addAll(nameless());
                });
        for (String tab : List.of("publish", "route", "trace", "messages", "store", "sql", "lessons")) {
            click(robot, "#tab-" + tab);
            nameless.addAll(nameless());
        }
        robot.interact(() -> robot.lookup("#add-queue").queryAs(ButtonBase.class).fire());
        until(() -> robot.lookup("#form-name").tryQuery().isPresent());
        nameless.addAll(nameless());
        assertThat(nameless).isEmpty();
    }

    private Set<String> nameless() {
        return look(() -> {
            List<Node> all = new ArrayList<>();
            collect(stage.getScene().getRoot(), all);
            Set<Node> labelled = new HashSet<>();
            all.forEach(node -> {
                if (node instanceof Label label && label.getLabelFor() != null) {
                    labelled.add(label.getLabelFor());
                }
            });
            Set<String> nameless = new TreeSet<>();
            all.stream().filter(Control.class::isInstance).map(Control.class::cast).filter(control -> !labelled.contains(control))
                    .filter(control -> lacksAName(control) || lacksATooltip(control)).forEach(control -> nameless.add(told(control)));
            return nameless;
        });
    }

    private static boolean lacksAName(Control control) {
        boolean takesFocus = control instanceof ButtonBase || control instanceof TextInputControl || control instanceof ComboBoxBase<?>
                || control instanceof ListView<?> || control instanceof TableView<?>;
        boolean inAnother = control.getParent() instanceof ComboBoxBase<?>;
        return takesFocus && !inAnother && isEmpty(control.getAccessibleText()) && !(control instanceof Labeled labeled && !isEmpty(labeled.getText()));
    }

    private static boolean lacksATooltip(Control control) {
        return control instanceof ButtonBase button && isEmpty(button.getText()) && button.getGraphic() != null
                && (button.getTooltip() == null || isEmpty(button.getTooltip().getText())) && !button.getId().equals("broker-chip");
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static String told(Control control) {
        String id = control.getId() == null ? "" : "#" + control.getId();
        return control.getClass().getSimpleName() + id + " " + control.getStyleClass() + " in " + within(control.getParent());
    }

    private static String within(Parent parent) {
        for (Parent at = parent; at != null; at = at.getParent()) {
            if (at.getClass().getName().startsWith("io.bindery")) {
                return at.getClass().getSimpleName();
            }
        }
        return "";
    }

    private static void collect(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
            }
        }
    }
}
