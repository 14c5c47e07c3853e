package io.bindery.ui.workbench;

import atlantafx.base.controls.CustomTextField;
import io.bindery.lesson.Lesson;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.LessonShelf;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.SetChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Exchanges and queues as a list, left of the canvas. What is selected here is selected there. */
final class Navigator extends VBox {

    private final WorkbenchState state;
    private final Consumer<Lesson> openLesson;
    private final NavigatorModel model = new NavigatorModel();
    private final ListView<NavigatorRow> list = new ListView<>(model.rows());
    private final CustomTextField filter = new CustomTextField();
    private final ComboBox<String> vhosts = new ComboBox<>();
    private boolean following;

    /** @param lessons null where there are none · openLesson shows one */
    Navigator(WorkbenchState state, LessonShelf lessons, Consumer<Lesson> openLesson) {
        this.state = state;
        this.openLesson = openLesson;
        getStyleClass().add("navigator");
        setId("navigator");
        list.setId("navigator-list");
        list.setAccessibleText(lessons == null ? "Exchanges and queues" : "Exchanges, queues and lessons");
        list.setCellFactory(view -> new NavigatorCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox top = new VBox(6, vhostRow(), filterField());
        top.getStyleClass().add("nav-top");
        getChildren().setAll(top, list);
        list.getSelectionModel().selectedItemProperty().addListener((observed, was, is) -> chosen(is));
        list.setOnMouseClicked(event -> open());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open();
            }
        });
        if (lessons != null) {
            lessons.done().addListener((SetChangeListener<String>) change -> model.lessons(lessons.all(), lessons.done()));
            model.lessons(lessons.all(), lessons.done());
        }
        state.snapshot().addListener((observed, was, is) -> refresh(is));
        state.vhost().addListener((observed, was, is) -> refresh(state.snapshot().get()));
        state.selection().addListener((observed, was, is) -> follow());
        refresh(state.snapshot().get());
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private CustomTextField filterField() {
        filter.setId("navigator-filter");
        filter.setAccessibleText("Filter the list");
        filter.setPromptText("Filter");
        filter.getStyleClass().add("quiet");
        filter.setLeft(Icons.small(Feather.FILTER));
        var hint = Buttons.label("Ctrl F", "count");
        hint.visibleProperty().bind(filter.textProperty().isEmpty());
        filter.setRight(hint);
        filter.textProperty().bindBidirectional(model.filter());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                model.rows().stream().filter(NavigatorRow.Item.class::isInstance).findFirst().ifPresent(list.getSelectionModel()::select);
                list.requestFocus();
            }
        });
        model.rows().addListener((javafx.collections.ListChangeListener<NavigatorRow>) change -> follow());
        return filter;
    }

    /** Only where there is a choice: the one every broker has needs no row. */
    private HBox vhostRow() {
        HBox row = new HBox(4, vhostChooser());
        HBox.setHgrow(vhosts, Priority.ALWAYS);
        if (state.canChange()) {
            Button delete = Buttons.icon(Feather.TRASH_2, "Delete this virtual host, with everything in it", this::deleteVhost);
            delete.setId("vhost-delete");
            delete.disableProperty().bind(state.vhost().isEqualTo("/"));
            row.getChildren().add(delete);
        }
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        row.visibleProperty().bind(vhosts.visibleProperty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void deleteVhost() {
        BrokerSnapshot now = state.snapshot().get();
        now.vhost(state.vhost().get()).ifPresent(vhost -> state.edits().remove(Edits.deleteVhost(vhost, now.access().permissions()), "Virtual host " + vhost.name()));
        list.requestFocus(); // the row may go, and the filter beside it would keep the undo keys for itself
    }

    private ComboBox<String> vhostChooser() {
        vhosts.setId("vhost-chooser");
        vhosts.setMaxWidth(Double.MAX_VALUE);
        vhosts.setAccessibleText("Virtual host");
        vhosts.managedProperty().bind(vhosts.visibleProperty());
        vhosts.setVisible(false);
        vhosts.valueProperty().addListener((observed, was, is) -> {
            if (is != null) {
                state.vhost().set(is);
            }
        });
        return vhosts;
    }

    /** One that was never there may have been added a moment ago, and be in the next snapshot. */
    private boolean isGone(String vhost, List<String> names) {
        return !names.contains(vhost) && (vhosts.getItems().isEmpty() || vhosts.getItems().contains(vhost));
    }

    private void refresh(BrokerSnapshot snapshot) {
        List<String> names = snapshot.vhosts().stream().map(BrokerSnapshot.VhostSnapshot::name).toList();
        if (!names.isEmpty() && isGone(state.vhost().get(), names)) {
            state.vhost().set(names.get(0));
        }
        if (!names.equals(vhosts.getItems())) {
            vhosts.getItems().setAll(names);
            vhosts.setValue(names.contains(state.vhost().get()) ? state.vhost().get() : null);
        }
        vhosts.setValue(state.vhost().get());
        vhosts.setVisible(names.size() > 1);
        model.show(state.topology());
    }

    private void chosen(NavigatorRow row) {
        if (following || !(row instanceof NavigatorRow.Item item)) {
            return;
        }
        state.selection().set(item.kind() == NavigatorRow.Kind.QUEUE
                ? new Selection.OfQueue(item.name()) : new Selection.OfExchange(item.name()));
    }

    private void open() {
        NavigatorRow chosen = list.getSelectionModel().getSelectedItem();
        if (chosen instanceof NavigatorRow.Fold) {
            model.toggleBuiltIn();
        } else if (chosen instanceof NavigatorRow.OfLesson of) {
            openLesson.accept(of.lesson());
        }
    }

    /** Shows the window's selection, without answering it with one of our own. */
    private void follow() {
        following = true;
        var row = model.rowOf(state.selection().get()).filter(model.rows()::contains);
        if (row.isEmpty()) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedItem() != row.get()) {
            list.getSelectionModel().select(row.get());
            list.scrollTo(row.get());
        }
        following = false;
    }
}
