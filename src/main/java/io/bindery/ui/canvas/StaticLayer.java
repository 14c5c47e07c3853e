package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.paint.OverviewPainter;
import io.bindery.ui.canvas.paint.StaticPainter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/**
 * The surface with figures and lines; painted at most once a frame, and only what changed. A canvas is brought to the screen as
 * a whole, however little of it was painted, so figures that change get small ones of their own above the large one.
 */
final class StaticLayer extends Pane {

    /** More are painted on the large one: it is no dearer then. */
    private static final int FEW = 40;

    private final Supplier<Drawing> drawing;
    private final Supplier<View> view;
    private final Supplier<Lit> lit;
    private final Supplier<Fates> fates;
    private final ObservableBooleanValue dark;
    private final Canvas surface = new Canvas();
    private final StaticPainter painter;
    private final LiveFigures live;
    private final OverviewPainter overviewPainter = new OverviewPainter(surface.getGraphicsContext2D());
    private final OverviewControl overview;
    private final Supplier<FigureId> selected;
    private final Set<FigureId> changed = new LinkedHashSet<>();
    private boolean dirty = true;

    StaticLayer(Supplier<Drawing> drawing, Supplier<View> view, Supplier<Lit> lit, Supplier<Fates> fates, ObservableBooleanValue dark, Function<Figure.OfClient, String> doing,
            OverviewControl overview, Supplier<FigureId> selected) {
        this.drawing = drawing;
        this.view = view;
        this.lit = lit;
        this.fates = fates;
        this.dark = dark;
        this.overview = overview;
        this.selected = selected;
        painter = new StaticPainter(surface.getGraphicsContext2D(), doing);
        live = new LiveFigures(doing);
        surface.widthProperty().bind(widthProperty());
        surface.heightProperty().bind(heightProperty());
        getChildren().addAll(surface, live);
        dark.addListener((observed, was, is) -> markDirty());
        widthProperty().addListener((observed, was, is) -> markDirty());
        heightProperty().addListener((observed, was, is) -> markDirty());
        setMouseTransparent(true);
    }

    void markDirty() {
        dirty = true;
    }

    /** Only the insides of these figures. */
    void markChanged(List<? extends Figure> figures) {
        figures.forEach(figure -> changed.add(figure.id()));
    }

    void paintIfNeeded() {
        if (getWidth() == 0 || getHeight() == 0) {
            return;
        }
        if (overview.isOn() && (dirty || !changed.isEmpty())) {
            live.hide();
            FigureId focus = selected.get();
            overviewPainter.paint(drawing.get(), overview.overview(), view.get(), fates.get(), dark.get(), getWidth(), getHeight(),
                    focus, focus == null ? Set.of() : overview.neighbours(focus));
        } else if (dirty) {
            live.hide();
            painter.paint(drawing.get(), view.get(), lit.get(), fates.get(), dark.get(), getWidth(), getHeight());
        } else if (!changed.isEmpty()) {
            refresh(changed.stream().map(drawing.get().figures()::get).filter(Objects::nonNull).toList());
        }
        dirty = false;
        changed.clear();
    }

    private void refresh(List<Figure> figures) {
        List<Figure> below = new ArrayList<>();
        for (Figure figure : figures) {
            if (live.has(figure) || live.size() < FEW) {
                live.paint(figure, drawing.get(), view.get(), lit.get(), fates.get(), dark.get(), getWidth(), getHeight());
            } else {
                below.add(figure);
            }
        }
        if (!below.isEmpty()) {
            painter.refresh(drawing.get(), view.get(), lit.get(), fates.get(), dark.get(), getWidth(), getHeight(), below);
        }
    }
}
