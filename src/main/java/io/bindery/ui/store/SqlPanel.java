package io.bindery.ui.store;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.fx.TabKey;
import io.bindery.ui.state.DataPlace;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Read-only SQL over what is on disk: ready queries, one's own, the answer as a table and as CSV. */
public final class SqlPanel extends HBox {

    private static final int MOST_ROWS = 5_000;
    private static final double WIDEST = 360;
    /** Without columns a head would be a bare line. */
    private static final PseudoClass UNASKED = PseudoClass.getPseudoClass("unasked");

    private final WorkbenchState state;
    private final ListView<String> ready = new ListView<>();
    private final TextArea text = new TextArea();
    private final Button run = button("Run", Feather.PLAY);
    private final Button stop = button("Stop", Feather.SQUARE);
    private final Button export = button("Export CSV…", Feather.DOWNLOAD);
    private final Label outcome = new Label();
    private final TableView<List<String>> table = new TableView<>();
    private SqlQuery running;

    public SqlPanel(WorkbenchState state) {
        this.state = state;
        setId("sql-panel");
        getStyleClass().add("panel");
        text.setId("sql-text");
        text.setAccessibleText("Query");
        text.getStyleClass().add("mono");
        text.setWrapText(true);
        text.setPromptText("SELECT … FROM message, queue_entry, queue, exchange, binding, vhost");
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                ask();
                event.consume();
            }
        });
        TabKey.leaves(text);
        text.textProperty().addListener(observed -> enable());
        run.getStyleClass().add("primary");
        run.setOnAction(event -> ask());
        stop.setOnAction(event -> running.stop());
        export.setOnAction(event -> export());
        outcome.setId("sql-outcome");
        outcome.setWrapText(true);
        table.setId("sql-table");
        table.setAccessibleText("Answer");
        table.setFixedCellSize(28);
        table.getColumns().addListener((Observable observed) -> table.pseudoClassStateChanged(UNASKED, table.getColumns().isEmpty()));
        table.pseudoClassStateChanged(UNASKED, true);
        table.setPlaceholder(new Label("Choose a ready query, or write one: the answer stands here"));
        VBox left = new VBox(8, head("Ready queries"), ready());
        left.getStyleClass().add("pad");
        left.setMinWidth(190);
        left.setMaxWidth(190);
        HBox.setHgrow(table, Priority.ALWAYS);
        getChildren().setAll(left, middle(), table);
        state.runState().addListener(observed -> enable());
        enable();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        return List.of(export);
    }

    private ListView<String> ready() {
        ready.setId("sql-ready");
        ready.setAccessibleText("Ready queries");
        ready.getItems().setAll(ReadyQueries.all().keySet());
        ready.getSelectionModel().selectedItemProperty().addListener((observed, was, is) -> askReady());
        ready.setOnMouseClicked(event -> askReady()); // the one that is chosen already too: what it asks of may be another by now
        ready.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                askReady();
            }
        });
        VBox.setVgrow(ready, Priority.ALWAYS);
        return ready;
    }

    private void askReady() {
        String name = ready.getSelectionModel().getSelectedItem();
        if (name != null && running == null) {
            text.setText(ReadyQueries.sql(name));
            ask();
        }
    }

    private VBox middle() {
        Label shortcut = new Label("Ctrl Enter");
        shortcut.getStyleClass().add("count");
        HBox buttons = new HBox(8, run, stop, shortcut);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        text.setPrefRowCount(4);
        text.setMinHeight(60);
        Label promise = new Label("Reads, and changes nothing.");
        promise.getStyleClass().add("caption");
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(8, head("Query"), text, buttons, outcome, promise);
        box.getStyleClass().addAll("pad", "ruled-left");
        box.setMinWidth(320);
        box.setPrefWidth(400);
        box.setMaxWidth(400);
        return box;
    }

    private void ask() {
        begin(query -> FxStages.whenDone(query.rows(MOST_ROWS), this::answered, this::failed));
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export every row as CSV");
        chooser.setInitialFileName("result.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        String refusal = file == null ? "" : DataPlace.refusal(state.snapshot().get(), file.toPath());
        if (!refusal.isEmpty()) {
            say("error-text", "✗ " + refusal);
        } else if (file != null) {
            begin(query -> FxStages.whenDone(query.export(file.toPath()), written -> {
                ended("ok-text", "✓ Written to " + written);
                state.notice().set(new Notice(Notice.Kind.DONE, "Every row is in " + written + ".", ""));
            }, problem -> ended("error-text", "✗ " + problem.getMessage())));
        }
    }

    /** The tables are made when somebody asks for their address the first time, so even that is not waited for here. */
    private void begin(Consumer<SqlQuery> ask) {
        if (running != null || !askable()) {
            return;
        }
        String sql = text.getText();
        SqlQuery waiting = new SqlQuery("", sql);
        running = waiting;
        say("muted", "Reading…");
        enable();
        FxStages.whenDone(state.gateway().storeActivity(), activity -> {
            if (activity.sqlUrl().isEmpty()) {
                failed(new IllegalStateException("The tables are not there yet: they follow the journal. Try again in a moment."));
                return;
            }
            running = new SqlQuery(activity.sqlUrl().get(), sql);
            ask.accept(running);
        }, this::failed);
    }

    private void answered(SqlResult result) {
        ended("muted", Figures.of(result.rows().size(), "row") + (result.more() ? " shown, there are more: the export has all" : "")
                + " in " + CommitPlot.millis(result.nanos()));
        table.getColumns().clear();
        for (int i = 0; i < result.columns().size(); i++) {
            table.getColumns().add(column(result, i));
        }
        table.getItems().setAll(result.rows());
    }

    private static TableColumn<List<String>, String> column(SqlResult result, int index) {
        TableColumn<List<String>, String> column = new TableColumn<>(result.columns().get(index));
        int longest = result.rows().stream().limit(200).mapToInt(row -> row.get(index).length()).max().orElse(0);
        column.setPrefWidth(Math.min(WIDEST, Math.max(longest * 7.3, result.columns().get(index).length() * 7.5) + 26));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().get(index)));
        boolean numbers = !result.rows().isEmpty() && result.rows().stream().limit(200).allMatch(row -> row.get(index).matches("-?[0-9]*"));
        column.getStyleClass().add(numbers ? "figure" : "mono");
        return column;
    }

    /** What was answered before is no answer to this. */
    private void failed(Throwable problem) {
        table.getItems().clear();
        table.getColumns().clear();
        ended("error-text", "✗ " + problem.getMessage());
    }

    private void ended(String style, String sentence) {
        running = null;
        say(style, sentence);
        enable();
    }

    private void say(String style, String sentence) {
        outcome.getStyleClass().removeAll("muted", "ok-text", "error-text");
        outcome.getStyleClass().add(style);
        outcome.setText(sentence);
        outcome.setTooltip(new Tooltip(sentence));
    }

    private boolean askable() {
        return state.runState().get().phase() == Phase.RUNNING && !text.getText().isBlank();
    }

    private void enable() {
        run.setDisable(running != null || !askable());
        export.setDisable(running != null || !askable());
        stop.setDisable(running == null);
    }

    private static Label head(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section-head");
        return label;
    }

    private static Button button(String title, Feather icon) {
        Button button = new Button(title, Icons.small(icon));
        button.getStyleClass().add("small");
        button.setId("sql-" + title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+.*", ""));
        return button;
    }
}
