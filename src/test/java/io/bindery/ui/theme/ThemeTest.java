package io.bindery.ui.theme;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ThemeTest {

    private final SimpleBooleanProperty dark = new SimpleBooleanProperty();
    private Button primary;

    @Start void show(Stage stage) {
        primary = new Button("Publish");
        primary.getStyleClass().add("primary");
        Scene scene = new Scene(new StackPane(primary), 300, 200);
        Theme.install(scene, dark);
        stage.setScene(scene);
        stage.show();
    }

    @Test void aPrimaryButtonTakesTheAccentOfTheThemeInForce() {
        untilAsserted(() -> assertThat(fill(primary)).isEqualTo(Token.ACCENT.in(false)));
        act(() -> dark.set(true));
        untilAsserted(() -> assertThat(fill(primary)).isEqualTo(Token.ACCENT.in(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"palette.css", "vocabulary.css", "controls.css", "shell.css", "opaque.css"})
    void everyColourAStyleSheetNamesIsAToken(String sheet) throws IOException {
        Set<String> known = Arrays.stream(Token.values()).map(Token::cssName).collect(Collectors.toSet());
        Set<String> named = Pattern.compile("-token-[a-z-]*[a-z]").matcher(text(sheet)).results().map(MatchResult::group).collect(Collectors.toSet());
        assertThat(known).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"palette.css", "vocabulary.css", "controls.css", "shell.css", "opaque.css"})
    void javaFxReadsEveryRuleOfAStyleSheet(String sheet) throws IOException {
        CssParser.errorsProperty().clear();
        new CssParser().parse(text(sheet));
        assertThat(CssParser.errorsProperty()).isEmpty();
    }

    private static Object fill(Region region) {
        return region.getBackground() == null ? null : region.getBackground().getFills().get(1).getFill();
    }

    private static String text(String sheet) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
