package io.bindery.ui.canvas;

import io.bindery.model.Activity;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The topology of the current virtual host, live: figures to look at, to bind by dragging, and to edit. */
public final class TopologyCanvas extends Region implements AutoCloseable {

    private static final double EDGE = 16;
    private static final FigureId THIS_WINDOW = new FigureId(FigureId.Kind.PUBLISHER, "this window");

    private final WorkbenchState state;
    private final CanvasModel model;
    private final ViewControl view = new ViewControl();
    private final StaticLayer surface;
    private final OverviewControl overview;
    private final DotsLayer dots;
    private final FreshPath fresh = new FreshPath();
    private final Doings doings;
    private final Overlay overlay = new Overlay();
    private final Floating floating = new Floating(this);
    private final ZoomBar zoomBar;
    private final Minimap minimap;
    private final FocusBar focusBar;
    private final SurvivalBar survivalBar;
    private final KeyWalk keys;
    private final EmptyCanvasHint emptyHint = new EmptyCanvasHint();
    private final Desk desk;
    private final Subscription frames;
    private final Subscription activity;
    private long now;
    private Lit lit = Lit.NONE;
    private Fates fates = Fates.NONE;
    private boolean spaceHeld;
    private boolean overlayDirty = true;

    public TopologyCanvas(WorkbenchState state) {
        this.state = state;
        doings = new Doings(state);
        model = new CanvasModel(state, this::contentsChanged, this::shapeChanged);
        overview = new OverviewControl(model, view);
        surface = new StaticLayer(model::drawing, view::now, this::lit, () -> fates, state.dark(), doings::of, overview, this::selectedId);
        dots = new DotsLayer(state, model::drawing, view::now);
        zoomBar = new ZoomBar(view, overview, model::tidyUp);
        minimap = new Minimap(model::drawing, view, state.dark(), overview);
        focusBar = new FocusBar(model, overview);
        survivalBar = new SurvivalBar(state.survival());
        desk = new Desk(state, model, view, overlay, floating, overview, () -> fates);
        Binder binder = new Binder(desk);
        Deleter deleter = new Deleter(desk);
        Adder adder = new Adder(desk);
        CanvasMenu menu = new CanvasMenu(desk, adder, deleter, model::tidyUp);
        Pointer pointer = new Pointer(desk, this, binder, adder, menu, new BindingList(desk), () -> spaceHeld);
        keys = new KeyWalk(desk, binder, deleter, pointer, model::tidyUp);
        getChildren().addAll(surface, dots, overlay, minimap, zoomBar, focusBar, survivalBar, emptyHint, overlay.hints(), floating);
        view.keepFree(this::zoomBarCovers);
        CanvasDress.on(this, state.dark());
        listen();
        activity = state.onActivity(this::happened);
        frames = state.ticker().onFrame(this::frame);
        model.follow();
    }

    /** Says at a port what it is for, until somebody has dragged from one. @param learned is told then, once */
    public void teachDragging(Runnable learned) {
        overlay.firstDrag().offer(learned);
        overlayDirty = true;
    }

    /** A fresh arrangement: pins forgotten, crossings swept. */
    public void tidyUp() {
        model.tidyUp();
    }

    /** By the keyboard, as B does: the arrows choose the target. */
    public void beginBinding(String exchange) {
        requestFocus();
        reveal(FigureId.exchange(exchange));
        keys.bindFrom(FigureId.exchange(exchange));
    }

    public void zoomIn() {
        desk.zoom(ViewControl.STEP);
    }

    public void zoomOut() {
        desk.zoom(1 / ViewControl.STEP);
    }

    public void fit() {
        desk.fit();
    }

    public void actualSize() {
        view.actualSize();
    }

    /** Pans so that the figure is seen, and selects it: for search and lists. */
    public void reveal(FigureId id) {
        model.drawing().figure(id).ifPresent(figure -> {
            if (overview.isOn()) {
                overview.leaveTo(id);
            }
            view.reveal(figure.box().grown(EDGE));
            desk.select(id);
        });
    }

    @Override public void close() {
        activity.close();
        frames.close();
    }

    @Override protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        dots.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.hints().resizeRelocate(0, 0, getWidth(), getHeight());
        floating.resizeRelocate(0, 0, getWidth(), getHeight());
        zoomBar.autosize();
        zoomBar.relocate(EDGE, Math.round(getHeight() - zoomBar.getHeight() - 12));
        minimap.resizeRelocate(getWidth() - Minimap.WIDTH - EDGE, getHeight() - Minimap.HEIGHT - 12, Minimap.WIDTH, Minimap.HEIGHT);
        emptyHint.autosize();
        emptyHint.relocate(Math.round((getWidth() - emptyHint.getWidth()) / 2), Math.round(getHeight() / 2 + 60));
        survivalBar.autosize();
        survivalBar.relocate(EDGE - 4, 8);
        focusBar.autosize();
        focusBar.relocate(Math.round(getWidth() - focusBar.getWidth() - EDGE), 14);
        view.resize(getWidth(), getHeight());
        fillHeight();
        overview.contents();
    }

    private boolean zoomBarCovers(View fitted) {
        Box bar = new Box(EDGE, getHeight() - zoomBar.getHeight() - 12, zoomBar.getWidth(), zoomBar.getHeight()).grown(4);
        return model.drawing().fold().filter(fold -> fitted.toView(fold).touches(bar)).isPresent()
                || model.drawing().figures().values().stream().anyMatch(figure -> fitted.toView(figure.box()).touches(bar));
    }

    private void listen() {
        view.view().addListener((observed, was, is) -> viewChanged());
        state.snapshot().addListener((observed, was, is) -> {
            if (!was.alarm().equals(is.alarm())) {
                surface.markDirty();
            }
            model.follow();
            fillHeight();
        });
        state.vhost().addListener((observed, was, is) -> {
            dots.clear();
            model.follow();
            view.fit(); // where one was panned to is nowhere in another
        });
        state.selection().addListener((observed, was, is) -> selectionChanged());
        state.seconds().addListener((observed, was, is) -> surface.markChanged(clientsThatDoAnother()));
        state.notice().addListener((observed, was, is) -> {
            if (is != null && is.kind() == Notice.Kind.ERROR) {
                overlay.giveUp();
            }
        });
        state.litRoute().addListener((observed, was, is) -> {
            lit = is == null ? Lit.NONE : Lit.of(is);
            overlay.firstDrag().giveWay(is != null);
            surface.markDirty();
        });
        state.runState().addListener((observed, was, is) -> emptyHint.follow(is.phase(), model.drawing()));
        state.survival().lookingBack().addListener((observed, was, is) -> model.follow());
        state.survival().marks().addListener((observed, was, is) -> fatesChanged(is == null ? Fates.NONE : new Fates(is)));
        state.dark().addListener((observed, was, is) -> overlayDirty = true);
        focusVisibleProperty().addListener((observed, was, is) -> keys.focusShown(is));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            spaceHeld |= event.getCode() == KeyCode.SPACE && !floating.isOpen();
            keys.pressed(event);
        });
        addEventHandler(KeyEvent.KEY_RELEASED, event -> spaceHeld &= event.getCode() != KeyCode.SPACE);
    }

    private void frame(long nowNanos) {
        now = nowNanos;
        if (!state.ticker().isSeen()) {
            return;
        }
        if (model.step(nowNanos)) {
            state.ticker().stir();
        }
        if (fresh.step(nowNanos)) {
            surface.markDirty();
        }
        surface.paintIfNeeded();
        dots.step(nowNanos);
        if (overlayDirty && getWidth() > 0) {
            overlayDirty = false;
            overlay.follow(model.drawing(), view.now(), getWidth(), getHeight(), !overview.isOn());
            dots.hide(overview.isOn());
            selectionChanged();
            minimap.setVisible(minimap.isOfUse());
            minimap.paint();
        }
    }

    /** A question outranks the message on its way. */
    private Lit lit() {
        return lit.isEmpty() ? fresh.lit() : lit;
    }

    /** With each snapshot, so only the cards that say something else are drawn anew. */
    private void fatesChanged(Fates newer) {
        Fates older = fates;
        fates = newer;
        if (!newer.sameEdges(older)) {
            surface.markDirty();
        } else if (newer.areAsked()) {
            surface.markChanged(model.drawing().figures().values().stream()
                    .filter(figure -> !newer.of(figure.id()).equals(older.of(figure.id()))).toList());
        }
    }

    private void happened(Activity happened) {
        if (happened instanceof Activity.Routed routed && routed.connectionId() == 0 && routed.vhost().equals(state.vhost().get())) {
            doings.publishedHere();
            model.publishedHere(routed.exchange());
            if (fresh.show(routed, THIS_WINDOW, now)) {
                surface.markDirty();
            }
            surface.markChanged(clientsThatDoAnother());
        }
        dots.happened(happened, model.drawing().graph());
    }

    private List<Figure.OfClient> clientsThatDoAnother() {
        return model.drawing().figures().values().stream().filter(Figure.OfClient.class::isInstance).map(Figure.OfClient.class::cast)
                .filter(doings::isAnother).toList();
    }

    private FigureId selectedId() {
        return desk.selectedFigure().map(Figure::id).orElse(null);
    }

    private void selectionChanged() {
        if (overview.isOn()) {
            surface.markDirty();
        }
        overlay.select(desk.selectedFigure(), desk.selectedLine());
    }

    private void contentsChanged(List<Figure> figures) {
        surface.markChanged(figures);
    }

    private void viewChanged() {
        surface.markDirty();
        overlay.hover(Under.NOTHING);
        overlayDirty = true;
    }

    /** While nobody has panned or zoomed, rows use the height there is. */
    private void fillHeight() {
        if (view.follows()) {
            model.fill(getHeight());
        }
    }

    private void shapeChanged() {
        doings.forget();
        overview.contents();
        focusBar.follow();
        emptyHint.follow(state.runState().get().phase(), model.drawing());
        requestLayout();
        surface.markDirty();
        overlay.hover(Under.NOTHING);
        overlay.focus(Optional.empty());
        overlayDirty = true;
    }
}
