package io.bindery;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Lets every wait of the tests last as long as a busy machine may need, and looks often: who waits for what comes at once notices nothing. */
public final class PatientWaits implements LauncherSessionListener {

    @Override public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(45));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
    }
}
