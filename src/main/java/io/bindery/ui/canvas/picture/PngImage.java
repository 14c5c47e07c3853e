package io.bindery.ui.canvas.picture;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.theme.Fonts;
import io.bindery.ui.theme.Token;
import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Draws with the JDK's own software renderer, which needs neither a display nor JavaFX's toolkit. */
final class PngImage implements Pen {

    /** As many as fit a heap of a few hundred megabytes with four bytes each. */
    private static final double MOST_DOTS = 60_000_000;
    private static final Map<Face, String> FILES = Map.of(Face.UI, "Inter-Regular.otf", Face.MEDIUM, "Inter-Medium.otf", Face.STRONG, "Inter-SemiBold.otf",
            Face.MONO, "JetBrainsMono-Regular.ttf");

    private final boolean dark;
    private final Graphics2D graphics;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);

    private PngImage(Graphics2D graphics, boolean dark) {
        this.graphics = graphics;
        this.dark = dark;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** @throws IOException with a sentence */
    static byte[] drawn(Box all, boolean dark, double scale, Consumer<Pen> what) throws IOException {
        double width = Math.ceil(all.width() * scale);
        double height = Math.ceil(all.height() * scale);
        if (width * height > MOST_DOTS) {
            throw new IOException(String.format("That would be %.0f × %.0f dots, too many for a PNG: write an SVG, or choose a smaller --scale.", width, height));
        }
        System.setProperty("java.awt.headless", "true");
        try {
            BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.scale(scale, scale);
            graphics.translate(-all.x(), -all.y());
            PngImage png = new PngImage(graphics, dark);
            png.box(all, 0, Token.CANVAS, null, 0, "");
            what.accept(png);
            graphics.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (LinkageError | InternalError | AWTError missing) {
            throw new IOException("This Java cannot draw text without the system's font libraries (" + missing.getMessage()
                    + "): install them (Debian: apt-get install libfreetype6 fontconfig), or write an SVG.", missing);
        }
    }

    @Override public void box(Box box, double radius, Token fill, Token stroke, double width, String dashes) {
        double inset = stroke == null ? 0 : width / 2;
        draw(new RoundRectangle2D.Double(box.x() + inset, box.y() + inset, box.width() - 2 * inset, box.height() - 2 * inset, 2 * radius, 2 * radius),
                fill, 1, stroke, width, dashes);
    }

    @Override public void path(String data, Token fill, double opacity, Token stroke, double width, String dashes) {
        draw(SvgPath.of(data), fill, opacity, stroke, width, dashes);
    }

    @Override public void sign(String data, double x, double y, double size, Token stroke) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(size / 24, size / 24);
        graphics.setColor(color(stroke, 1));
        graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(SvgPath.of(data));
        graphics.setTransform(before);
    }

    @Override public void text(String text, double x, double y, Face face, double size, Token color, Anchor anchor) {
        if (text.isEmpty()) {
            return;
        }
        TextLayout line = new TextLayout(text, font(face, text).deriveFont((float) size), graphics.getFontRenderContext());
        graphics.setColor(color(color, 1));
        line.draw(graphics, (float) (anchor == Anchor.START ? x : x - line.getAdvance() / 2), (float) y);
    }

    private void draw(Shape shape, Token fill, double opacity, Token stroke, double width, String dashes) {
        if (fill != null) {
            graphics.setColor(color(fill, opacity));
            graphics.fill(shape);
        }
        if (stroke != null) {
            graphics.setColor(color(stroke, 1));
            int cap = Pen.roundCap(dashes) ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
            graphics.setStroke(new BasicStroke((float) width, cap, BasicStroke.JOIN_MITER, 10, lengths(dashes), 0));
            graphics.draw(shape);
        }
    }

    private static float[] lengths(String dashes) {
        if (dashes.isEmpty()) {
            return null; // a whole line, to BasicStroke
        }
        String[] parts = dashes.split(" ");
        float[] lengths = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            lengths[i] = Float.parseFloat(parts[i]);
        }
        return lengths;
    }

    private Color color(Token token, double opacity) {
        Color opaque = Color.decode(token.css(dark));
        return opacity == 1 ? opaque : new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), (int) Math.round(255 * opacity));
    }

    /** The program's own, or the system's for scripts that it has no letters of. */
    private Font font(Face face, String text) {
        Font own = fonts.computeIfAbsent(face, PngImage::read);
        return own.canDisplayUpTo(text) < 0 ? own : new Font(face == Face.MONO ? Font.MONOSPACED : Font.SANS_SERIF, Font.PLAIN, 1);
    }

    private static Font read(Face face) {
        try (InputStream file = Fonts.file(FILES.get(face))) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException damaged) {
            throw new IllegalStateException("font " + FILES.get(face) + " in the program's own jar can't be read", damaged);
        }
    }
}
