package io.bindery.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has JavaFX's scene, layout and style code compiled by the JVM's quick compiler (C1) alone. The thorough one (C2) comes to thousands
 * of its methods one by one for minutes after the window opens, at a tenth of a processor that a broker at full speed wants, and
 * makes a frame cheaper by less than an eighth. What draws (Prism, Marlin), our own code and the broker's are compiled as ever.
 *
 * <p>Directives rather than flags: a launcher's flag prints a line at every start, and {@code mvn javafx:run} has no launcher.
 */
final class WindowCompilation {

    private static final Logger LOG = LoggerFactory.getLogger(WindowCompilation.class);
    private static final String DIRECTIVES = "window.directives";

    private WindowCompilation() { }

    /** In the background: the first frame need not wait for it. Without it only time is lost. */
    static void ask() {
        Thread asking = new Thread(WindowCompilation::addDirectives, "compilation");
        asking.setDaemon(true);
        asking.start();
    }

    static void addDirectives() {
        try {
            Path file = Files.createTempFile("bindery-compilation", ".json");
            try (InputStream directives = WindowCompilation.class.getResourceAsStream(DIRECTIVES)) {
                Files.copy(directives, file, StandardCopyOption.REPLACE_EXISTING);
                LOG.debug("{}", JvmCommand.run("compilerDirectivesAdd", file.toString()));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | JMException e) { // another JVM than HotSpot, or no temporary directory
            LOG.debug("JavaFX is compiled thoroughly", e);
        }
    }
}
