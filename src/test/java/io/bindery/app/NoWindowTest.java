package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The failures are JavaFX 21's own, recorded on Debian 12 with the part in question taken away. */
class NoWindowTest {

    @Test
    void withoutADisplayServeIsOffered() {
        assertThat(NoWindow.why(new UnsupportedOperationException("Unable to open DISPLAY")))
                .hasValueSatisfying(why -> assertThat(why).contains("no display").contains("bindery serve"));
    }

    @Test
    void withoutGtkItsPackageIsNamed() {
        assertThat(NoWindow.why(new UnsupportedOperationException("Unable to load glass GTK library.")))
                .hasValueSatisfying(why -> assertThat(why).contains("apt-get install libgtk-3-0"));
    }

    @Test
    void aLibraryThatDoesNotLoadIsNamedHoweverDeepItIsWrapped() {
        RuntimeException wrapped = new RuntimeException(new RuntimeException(new UnsatisfiedLinkError("no glassgtk3 in java.library.path")));

        assertThat(NoWindow.why(wrapped)).hasValueSatisfying(why -> assertThat(why).contains("glassgtk3"));
    }

    @Test
    void aFailureOfOurOwnIsNotExplainedAway() {
        assertThat(NoWindow.why(new IllegalStateException("a bug", new UnsupportedOperationException("immutable list")))).isEmpty();
    }
}
