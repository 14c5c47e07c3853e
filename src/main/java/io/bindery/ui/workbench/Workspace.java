package io.bindery.ui.workbench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers of itself: sizes, what is folded, the theme. A small file, written when the window closes.
 * Losing it costs a drag with the mouse, so a file that can't be read or written is logged and never in the way.
 */
public final class Workspace {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Path file;
    private final Properties values = new Properties();

    private Workspace(Path file) {
        this.file = file;
    }

    /** Remembers nothing beyond the process. */
    public static Workspace forgetful() {
        return new Workspace(null);
    }

    public static Workspace in(Path file) {
        Workspace workspace = new Workspace(file);
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                workspace.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The window's sizes in {} can't be read: {}", file, e.getMessage());
            }
        }
        return workspace;
    }

    public double number(String key, double otherwise) {
        try {
            return Double.parseDouble(values.getProperty(key, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public boolean flag(String key, boolean otherwise) {
        return Boolean.parseBoolean(values.getProperty(key, String.valueOf(otherwise)));
    }

    public String text(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    public void remember(String key, Object value) {
        values.setProperty(key, String.valueOf(value));
    }

    public void save() {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(writer, "Bindery's window");
            }
        } catch (IOException e) {
            LOG.warn("The window's sizes can't be kept in {}: {}", file, e.getMessage());
        }
    }
}
