package io.bindery.ui.publish;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Fields side by side, and below them a sentence for each that is wrong. */
final class FieldRow extends VBox {

    private final List<FieldBox> boxes;
    private final HBox line;
    private final VBox sentences = new VBox(2);

    FieldRow(Node... nodes) {
        boxes = Stream.of(nodes).filter(FieldBox.class::isInstance).map(FieldBox.class::cast).toList();
        sentences.setManaged(false);
        setSpacing(4);
        line = new HBox(10, nodes);
        getChildren().setAll(line, sentences);
    }

    void gap(double between) {
        line.setSpacing(between);
    }

    List<FieldBox> boxes() {
        return boxes;
    }

    void show(List<FormProblem> problems) {
        sentences.getChildren().clear();
        for (FieldBox box : boxes) {
            String sentence = problems.stream().filter(problem -> problem.field() == box.field()).map(FormProblem::sentence).findFirst().orElse("");
            box.mark(sentence);
            if (!sentence.isEmpty()) {
                sentences.getChildren().add(Styles.sentence(sentence));
            }
        }
        sentences.setManaged(!sentences.getChildren().isEmpty());
    }
}
