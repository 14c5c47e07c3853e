package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.state.Selection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Turns what the mouse does into gestures: a press decides by what is under it, a few pixels make it a drag. */
final class Pointer {

    private static final double CLICK = 4;

    private final Desk desk;
    private final Node surface;
    private final Binder binder;
    private final Adder adder;
    private final CanvasMenu menu;
    private final BindingList list;
    private final BooleanSupplier spaceHeld;
    private MouseEvent pressed;
    private Gesture gesture;

    Pointer(Desk desk, Node surface, Binder binder, Adder adder, CanvasMenu menu, BindingList list, BooleanSupplier spaceHeld) {
        this.desk = desk;
        this.surface = surface;
        this.binder = binder;
        this.adder = adder;
        this.menu = menu;
        this.list = list;
        this.spaceHeld = spaceHeld;
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            desk.overlay.hover(Under.NOTHING);
            if (gesture == null && !desk.floating.isOpen()) {
                desk.overlay.clearBeside();
            }
        });
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        surface.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /** Ends a drag as if it had not begun; says whether there was one. */
    boolean cancel() {
        if (gesture == null) {
            return false;
        }
        gesture.cancel();
        gesture = null;
        pressed = null;
        return true;
    }

    private void moved(MouseEvent event) {
        if (desk.floating.isOpen()) {
            return;
        }
        Under under = desk.under(event.getX(), event.getY());
        if (desk.overview.isOn()) {
            tip(under, event);
        } else {
            desk.overlay.hover(under);
            explain(under, event);
        }
        surface.setCursor(under instanceof Under.Port ? Cursor.CROSSHAIR : under instanceof Under.Nothing ? Cursor.DEFAULT : Cursor.HAND);
    }

    private void pressed(MouseEvent event) {
        desk.overlay.clearBeside();
        surface.requestFocus();
        menu.close();
        if (desk.floating.isOpen()) {
            desk.floating.close();
            return;
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            menu.open(surface, desk.under(event.getX(), event.getY()), event.getX(), event.getY(), event.getScreenX(), event.getScreenY());
        } else {
            pressed = event;
        }
    }

    private void dragged(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        if (gesture == null && Math.hypot(event.getX() - pressed.getX(), event.getY() - pressed.getY()) >= CLICK) {
            gesture = begin();
        }
        if (gesture != null) {
            gesture.drag(event.getX(), event.getY());
        }
    }

    private void explain(Under under, MouseEvent event) {
        Optional<String> says = under instanceof Under.OnFigure on && desk.view.now().scale() >= 0.5
                ? Tips.at(on.figure(), desk.view.toCanvas(event.getX(), event.getY())) : Optional.empty();
        says = says.or(() -> Tips.fate(under, desk.fates.get()));
        says.ifPresentOrElse(text -> {
            Label tip = new Label(text);
            tip.setId("canvas-tip");
            tip.getStyleClass().add("drag-hint");
            desk.overlay.beside(tip, event.getX() + 14, event.getY() + 18);
        }, desk.overlay::clearBeside);
    }

    private void tip(Under under, MouseEvent event) {
        if (under instanceof Under.OnFigure on) {
            desk.overlay.beside(desk.overview.tip(on.figure().id()), event.getX() + 14, event.getY() + 16);
        } else {
            desk.overlay.clearBeside();
        }
    }

    private Gesture begin() {
        Under under = desk.under(pressed.getX(), pressed.getY());
        if (desk.overview.isOn() || pressed.getButton() == MouseButton.MIDDLE || spaceHeld.getAsBoolean()) {
            return new PanGesture(desk.view, pressed.getX(), pressed.getY());
        } else if (under instanceof Under.Port port) {
            return new BindGesture(desk, binder, port.exchange());
        } else if (under instanceof Under.OnFigure on) {
            return new MoveGesture(desk.model, desk.view, on.figure(), pressed.getX(), pressed.getY());
        } else if (under instanceof Under.OnLine on && desk.state.canChange() && ReattachGesture.isNearEnd(desk, on.line(), pressed.getX(), pressed.getY())) {
            return new ReattachGesture(desk, on.line());
        }
        return new PanGesture(desk.view, pressed.getX(), pressed.getY());
    }

    private void released(MouseEvent event) {
        if (gesture != null) {
            Gesture ended = gesture;
            gesture = null;
            if (ended instanceof BindGesture bind && event.isAltDown()) {
                bind.dropWithoutKey(event.getX(), event.getY());
            } else {
                ended.drop(event.getX(), event.getY());
            }
        } else if (pressed != null && pressed.getButton() == MouseButton.PRIMARY) {
            clicked(event);
        }
        pressed = null;
    }

    private void clicked(MouseEvent event) {
        Under under = desk.under(event.getX(), event.getY());
        if (under instanceof Under.OnFigure on) {
            select(on.figure());
            if (desk.overview.isOn() && event.getClickCount() == 2) {
                desk.overlay.clearBeside();
                desk.overview.leaveTo(on.figure().id());
            }
        } else if (under instanceof Under.Port port) {
            select(port.exchange());
        } else if (under instanceof Under.OnLine on) {
            clickedLine(on.line(), event);
        } else if (under instanceof Under.Fold) {
            desk.drawing().fold().ifPresent(list::openByName);
        } else if (event.getClickCount() == 2 && !desk.overview.isOn() && desk.state.canChange()) {
            adder.queueAt(event.getX(), event.getY());
        } else {
            desk.state.selection().set(Selection.NOTHING);
        }
    }

    private void clickedLine(Line line, MouseEvent event) {
        desk.select(line);
        boolean onPill = line.pill() != null && desk.view.now().toView(line.pill()).contains(event.getX(), event.getY());
        if (Desk.isBinding(line) && line.link().bindings().size() > 1 && onPill) {
            list.open(line.link().bindings(), line.pill());
        }
    }

    private void select(Figure figure) {
        desk.select(figure.id());
        desk.overlay.focus(Optional.empty());
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown() || event.isDirect() || event.getTouchCount() > 1) {
            desk.view.pan(event.getDeltaX(), event.getDeltaY());
        } else if (event.getDeltaY() != 0) {
            desk.view.zoom(Math.pow(ViewControl.STEP, event.getDeltaY() / 40), event.getX(), event.getY());
            desk.overview.zoomed(event.getX(), event.getY());
        }
        event.consume();
    }
}
