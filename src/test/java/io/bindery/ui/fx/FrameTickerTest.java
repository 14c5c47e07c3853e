package io.bindery.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FrameTickerTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger frames = new AtomicInteger();
    private FrameTicker ticker;
    private Stage stage;

    @Start void show(Stage shown) {
        stage = shown;
        ticker = new FrameTicker();
        ticker.onLook(now -> looks.incrementAndGet());
        ticker.onFrame(now -> frames.incrementAndGet());
        stage.setScene(new Scene(new Pane(), 200, 100));
        ticker.follow(stage.getScene());
        stage.show();
        ticker.start();
    }

    @AfterEach void stop(FxRobot robot) {
        robot.interact(ticker::stop);
    }

    @Test void aMinimisedWindowIsNotSeenButGoesOnTakingWhatComes(FxRobot robot) {
        assertThat(seen()).isTrue();

        robot.interact(() -> stage.setIconified(true));

        assertThat(seen()).isFalse();
        int before = looks.get();
        await().until(() -> looks.get() > before + 1);
        robot.interact(() -> stage.setIconified(false));
        assertThat(seen()).isTrue();
    }

    /** Between two frames that only look there would be five pulses, which cost something too. */
    @Test void whileNothingMovesNoPulsesAreAskedFor(FxRobot robot) {
        await().until(this::resting);
        int before = looks.get();
        await().until(() -> looks.get() > before + 2);

        robot.interact(() -> ticker.onFrame(now -> ticker.stir()));
        await().until(() -> !resting());
        int smooth = frames.get();
        await().until(() -> frames.get() > smooth + 20);
        assertThat(resting()).isFalse();
    }

    @Test void aHandOnTheWindowWakesIt(FxRobot robot) {
        await().until(this::resting);

        assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            ticker.hurry();
            return ticker.isResting();
        })).isFalse();
    }

    private boolean resting() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, ticker::isResting);
    }

    private boolean seen() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, ticker::isSeen);
    }
}
