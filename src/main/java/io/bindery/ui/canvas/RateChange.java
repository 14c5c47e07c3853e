package io.bindery.ui.canvas;

import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.edit.BindDraft;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.state.Figures;
import javafx.scene.control.Label;

/** What a binding would do to its target's rate, on the target's card: «3 → 20 /s». */
final class RateChange {

    private final Desk desk;
    private final Figure target;

    RateChange(Desk desk, Figure target) {
        this.desk = desk;
        this.target = target;
    }

    void show(BindDraft.Assessment assessment) {
        double more = assessment.copiesAMinute() / 60.0;
        if (more < 0.05 || !(target instanceof Figure.OfQueue)) {
            desk.overlay.clearBeside();
            return;
        }
        double now = desk.state.rates().perSecond(this::enqueued);
        Label says = new Label(Figures.rate(now) + " → " + Figures.rate(now + more) + " /s");
        says.getStyleClass().add("rate-change");
        Box box = desk.view.now().toView(target.box());
        desk.overlay.beside(says, box.right() - 92, box.y() - 15);
    }

    private long enqueued(BrokerSnapshot snapshot) {
        return snapshot.vhost(desk.state.vhost().get()).flatMap(vhost -> vhost.queue(target.id().name()))
                .map(BrokerSnapshot.QueueSnapshot::enqueued).orElse(0L);
    }
}
