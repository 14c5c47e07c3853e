package io.bindery.ui.canvas.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SVG's path data as a shape of Java's: moves, lines, curves of Bézier's and circular arcs, as the figures and signs of the canvas are written. */
final class SvgPath {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final Matcher tokens;
    private final Path2D path = new Path2D.Double();
    private String next;
    private Point2D at = new Point2D.Double();
    private Point2D start = at;

    private SvgPath(String data) {
        tokens = TOKEN.matcher(data);
        advance();
    }

    static Path2D of(String data) {
        SvgPath read = new SvgPath(data);
        String command = "M";
        while (read.next != null) {
            if (Character.isLetter(read.next.charAt(0))) {
                command = read.next;
                read.advance();
            }
            read.segment(command);
            command = command.equals("M") ? "L" : command.equals("m") ? "l" : command;
        }
        return read.path;
    }

    private void segment(String command) {
        boolean relative = Character.isLowerCase(command.charAt(0));
        switch (Character.toUpperCase(command.charAt(0))) {
            case 'M' -> {
                at = point(relative);
                start = at;
                path.moveTo(at.getX(), at.getY());
            }
            case 'L' -> line(point(relative));
            case 'H' -> line(new Point2D.Double(number() + (relative ? at.getX() : 0), at.getY()));
            case 'V' -> line(new Point2D.Double(at.getX(), number() + (relative ? at.getY() : 0)));
            case 'Q' -> {
                Point2D control = point(relative);
                at = point(relative);
                path.quadTo(control.getX(), control.getY(), at.getX(), at.getY());
            }
            case 'C' -> {
                Point2D control1 = point(relative);
                Point2D control2 = point(relative);
                at = point(relative);
                path.curveTo(control1.getX(), control1.getY(), control2.getX(), control2.getY(), at.getX(), at.getY());
            }
            case 'A' -> arc(number(), number(), number(), number() != 0, number() != 0, point(relative));
            case 'Z' -> {
                path.closePath();
                at = start;
            }
            default -> throw new IllegalArgumentException("no path: " + command);
        }
    }

    private void line(Point2D to) {
        path.lineTo(to.getX(), to.getY());
        at = to;
    }

    /** Of a circle, whose centre is found as SVG's appendix F.6.5 says; a radius that is too small grows until it reaches. */
    private void arc(double radiusX, double radiusY, double rotation, boolean large, boolean sweep, Point2D to) {
        if (radiusX != radiusY || rotation != 0) {
            throw new IllegalArgumentException("an arc of an ellipse");
        }
        double halfX = (at.getX() - to.getX()) / 2;
        double halfY = (at.getY() - to.getY()) / 2;
        double half = Math.hypot(halfX, halfY);
        double radius = Math.max(radiusX, half);
        double distance = half == 0 ? 0 : Math.sqrt(radius * radius - half * half) / half * (large == sweep ? -1 : 1);
        double centreX = distance * halfY + (at.getX() + to.getX()) / 2;
        double centreY = -distance * halfX + (at.getY() + to.getY()) / 2;
        double from = Math.toDegrees(Math.atan2(at.getY() - centreY, at.getX() - centreX));
        double turn = Math.toDegrees(Math.atan2(to.getY() - centreY, to.getX() - centreX)) - from;
        turn += sweep && turn < 0 ? 360 : !sweep && turn > 0 ? -360 : 0;
        Arc2D drawn = new Arc2D.Double(-1, -1, 2, 2, -from, -turn, Arc2D.OPEN);
        AffineTransform placed = AffineTransform.getTranslateInstance(centreX, centreY);
        placed.scale(radius, radius);
        path.append(placed.createTransformedShape(drawn), true);
        at = to;
    }

    private Point2D point(boolean relative) {
        double x = number();
        double y = number();
        return new Point2D.Double(relative ? at.getX() + x : x, relative ? at.getY() + y : y);
    }

    private double number() {
        double value = Double.parseDouble(next);
        advance();
        return value;
    }

    private void advance() {
        next = tokens.find() ? tokens.group() : null;
    }
}
