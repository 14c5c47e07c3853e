package io.bindery;

import com.sun.glass.utils.NativeLibLoader;
import com.sun.javafx.runtime.VersionInfo;
import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Says once, before the first test, that this machine lacks what JavaFX draws text with. Without it every window test
 * would fail by itself, each with another error.
 */
public final class DesktopLibraries implements LauncherSessionListener {

    @Override public void launcherSessionOpened(LauncherSession session) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        VersionInfo.setupSystemProperties(); // so that the libraries are unpacked where the toolkit looks for them
        try {
            NativeLibLoader.loadLibrary("javafx_font_freetype");
            NativeLibLoader.loadLibrary("javafx_font_pango");
        } catch (UnsatisfiedLinkError missing) {
            throw new IllegalStateException("The window tests need Pango and FreeType, which this machine lacks "
                    + "(Debian: apt-get install libpangoft2-1.0-0).", missing);
        }
    }
}
