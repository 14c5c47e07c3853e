package io.bindery.ui.workbench;

import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the two forms share: a name, arguments, and a place for what is wrong, be it ours or the broker's to say. */
abstract class DeclareForm {

    final WorkbenchState state;
    private final Runnable close;
    private Region root;

    @FXML TextField name;
    @FXML ArgumentsEditor arguments;
    @FXML private Button declare;
    @FXML private VBox problemBox;
    @FXML private Label problem;
    @FXML private Label problemDetail;

    DeclareForm(WorkbenchState state, Runnable close) {
        this.state = state;
        this.close = close;
    }

    static <F extends DeclareForm> F load(String fxml, F controller) {
        FXMLLoader loader = new FXMLLoader(DeclareForm.class.getResource(fxml));
        loader.setController(controller);
        try {
            DeclareForm form = controller;
            form.root = loader.load();
            return controller;
        } catch (IOException e) {
            throw new UncheckedIOException(fxml + " in the program's own jar can't be read", e);
        }
    }

    Region root() {
        return root;
    }

    void focusName() {
        name.requestFocus();
    }

    @FXML void initialize() {
        problemBox.managedProperty().bind(problemBox.visibleProperty());
        problemDetail.managedProperty().bind(problemDetail.textProperty().isNotEmpty());
        problemBox.setVisible(false);
        name.textProperty().addListener((observed, was, is) -> forget());
    }

    @FXML void cancel() {
        close.run();
    }

    @FXML void submit() {
        Optional<String> wrong = problemOfDraft();
        if (wrong.isPresent()) {
            tell(wrong.get(), "");
            return;
        }
        forget();
        declare.setDisable(true);
        state.edits().perform(edit(), this::done, this::refused);
    }

    /** A sentence about what can't be sent, or empty. */
    abstract Optional<String> problemOfDraft();

    abstract Edit edit();

    /** What is selected once it is there. */
    abstract void select();

    private void done() {
        close.run();
        select();
    }

    private void refused(Notice notice) {
        declare.setDisable(false);
        tell(notice.sentence(), notice.detail());
    }

    private void tell(String sentence, String detail) {
        problem.setText(sentence);
        problemDetail.setText(detail);
        problemBox.setVisible(true);
    }

    private void forget() {
        problemBox.setVisible(false);
    }
}
