package io.bindery.app;

import io.bindery.broker.BrokerSettings;
import io.bindery.ui.theme.Theme;
import io.bindery.ui.workbench.Surroundings;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: shown first, with the broker starting behind it, and closed last when everything durable is on disk. */
public final class WindowApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(WindowApplication.class);
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    /** With less the panels cut words. */
    private static final double LEAST_WIDTH = 1240;
    private static final double LEAST_HEIGHT = 640;
    private static final int CLOSING_SECONDS = 30;
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

    /** JavaFX makes the instance itself and gives it strings; this hands the settings over, and the end back. */
    private static volatile BrokerSettings asked;
    private static volatile CompletionStage<Void> closed;

    private Stage stage;
    private Desk desk;
    private Thread atExit;

    /** Shows the window and returns when it is closed and the broker ended. */
    static int show(BrokerSettings settings) {
        asked = settings;
        // Without a graphics card, stretching a cached picture of a background costs more than painting it anew does.
        System.setProperty("prism.disableRegionCaching", "true");
        WindowCompilation.ask();
        Application.launch(WindowApplication.class);
        return awaitClosed(closed) ? 0 : 1;
    }

    /** But not larger than the screen. */
    private static void keepLargeEnough(Stage window) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        window.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        window.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    }

    @Override public void start(Stage primary) {
        stage = primary;
        stage.setTitle("Bindery");
        keepLargeEnough(stage);
        IntStream.of(ICON_SIZES).mapToObj(WindowApplication::icon).flatMap(Optional::stream).forEach(stage.getIcons()::add);
        stage.setOnCloseRequest(event -> rememberSize());
        stage.setOnHidden(event -> Platform.exit());
        open(asked);
        endOnSignal();
        stage.show();
        desk.start();
    }

    @Override public void stop() {
        closed = desk.close();
    }

    private void open(BrokerSettings settings) {
        desk = new Desk(settings, List.of(
                new Surroundings.Choice("Use another directory…", this::chooseDirectory),
                new Surroundings.Choice("Try again", () -> reopen(settings)),
                new Surroundings.Choice("Open in memory", () -> reopen(asked.withoutData())),
                new Surroundings.Choice("Quit", Platform::exit)),
                List.of(new Surroundings.FileAction("Open data directory…", Feather.FOLDER, "Shortcut+O", "inspect read-only recover folder", () -> chooseAtRest(stage)),
                        new Surroundings.FileAction("Import definitions…", Feather.DOWNLOAD, "", "rabbitmq json load topology file", this::chooseImport),
                        new Surroundings.FileAction("Export definitions…", Feather.UPLOAD, "", "rabbitmq json save topology file", this::chooseExport)), this::lookInto, null);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(desk.window(), Math.min(desk.workspace().number("window.width", WIDTH), screen.getWidth()),
                Math.min(desk.workspace().number("window.height", HEIGHT), screen.getHeight()));
        Theme.install(scene, desk.state().dark());
        desk.window().installOn(scene);
        stage.setScene(scene);
        closeAtExit(desk);
    }

    private void reopen(BrokerSettings settings) {
        Desk before = desk;
        open(settings);
        before.close();
        desk.start();
    }

    private void chooseDirectory() {
        DirectoryChooser chooser = besideOurs();
        chooser.setTitle("Where shall Bindery keep its data?");
        File directory = chooser.showDialog(stage);
        if (directory != null) {
            reopen(asked.withData(directory.toPath()));
        }
    }

    /** Backups and other directories are mostly kept where ours is. */
    private static DirectoryChooser besideOurs() {
        DirectoryChooser chooser = new DirectoryChooser();
        asked.data().map(ours -> ours.toAbsolutePath().getParent()).filter(parent -> parent != null && Files.isDirectory(parent))
                .ifPresent(parent -> chooser.setInitialDirectory(parent.toFile()));
        return chooser;
    }

    /** In a window of its own: the broker behind this one goes on. */
    private boolean chooseAtRest(Stage before) {
        DirectoryChooser chooser = besideOurs();
        chooser.setTitle("Look into a data directory whose broker is not running");
        File directory = chooser.showDialog(before);
        if (directory != null) {
            lookInto(directory.toPath());
        }
        return directory != null;
    }

    private void chooseInstead(Stage refused) {
        if (chooseAtRest(refused)) {
            refused.hide();
        }
    }

    private void chooseImport() {
        File file = definitionsChooser("Definitions to declare: RabbitMQ's export, or ours").showOpenDialog(stage);
        if (file != null) {
            desk.definitions().take(file.toPath());
        }
    }

    private void chooseExport() {
        FileChooser chooser = definitionsChooser("Where shall everything that is declared be written?");
        chooser.setInitialFileName("definitions.json");
        File file = chooser.showSaveDialog(stage);
        if (file != null) {
            desk.definitions().give(file.toPath());
        }
    }

    private static FileChooser definitionsChooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("Definitions", "*.json"), new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    void lookInto(Path directory) {
        Stage window = new Stage();
        AtRestDesk look = new AtRestDesk(directory, List.of(new Surroundings.Choice("Look into another…", () -> chooseInstead(window)),
                new Surroundings.Choice("Close", window::hide)), this::lookInto);
        look.state().dark().set(desk.state().dark().get());
        Scene scene = new Scene(look.window(), stage.getScene().getWidth(), stage.getScene().getHeight());
        Theme.install(scene, look.state().dark());
        look.window().installOn(scene);
        window.setTitle("Bindery: " + directory + " (read-only)");
        window.getIcons().setAll(stage.getIcons());
        keepLargeEnough(window);
        window.setScene(scene);
        window.setOnHidden(event -> look.close());
        window.show();
        look.start();
    }

    /**
     * SIGTERM ends the window as its close button does. The JVM's own way stops JavaFX's renderer under a frame that is
     * still being drawn, and JavaFX then prints a RejectedExecutionException.
     */
    private static void endOnSignal() {
        sun.misc.Signal.handle(new sun.misc.Signal("TERM"), signal -> Platform.exit());
    }

    /** Whatever else ends the process without asking JavaFX: the broker still ends in order. */
    private void closeAtExit(Desk current) {
        if (atExit != null) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
        atExit = new Thread(() -> awaitClosed(current.endBroker()), "shutdown");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void rememberSize() {
        if (!stage.isMaximized()) {
            desk.workspace().remember("window.width", stage.getScene().getWidth());
            desk.workspace().remember("window.height", stage.getScene().getHeight());
        }
    }

    private static boolean awaitClosed(CompletionStage<Void> end) {
        try {
            end.toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException problem) {
            LOG.error("The broker did not end in order", problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Optional<Image> icon(int size) {
        InputStream picture = WindowApplication.class.getResourceAsStream("/io/bindery/icons/bindery-" + size + ".png");
        return Optional.ofNullable(picture).map(Image::new);
    }
}
