package io.bindery.ui.publish;

import io.bindery.model.BrokerCommand;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;

/** The two menus of the panel: forms published before, and this form as a program. */
final class PublishMenus {

    private final MenuButton history = new MenuButton("History");
    private final MenuButton code = new MenuButton("Copy as code", Icons.small(Feather.COPY));

    PublishMenus(History forms, Consumer<PublishForm> fill, Supplier<BrokerCommand.Publish> command, String uri) {
        history.setId("publish-history");
        history.getStyleClass().addAll("flat", "small");
        history.setOnShowing(event -> history.getItems().setAll(entries(forms, fill)));
        history.getItems().setAll(entries(forms, fill));
        code.setId("publish-code");
        code.getStyleClass().addAll("flat", "small");
        code.getItems().setAll(item("Python (pika)", command, uri, PikaCode::of), item("Java (amqp-client)", command, uri, JavaCode::of));
    }

    List<Node> nodes() {
        return List.of(history, code);
    }

    /** A form that can't be sent makes no program either. */
    void ready(boolean formIsFine) {
        code.setDisable(!formIsFine);
    }

    private static List<MenuItem> entries(History forms, Consumer<PublishForm> fill) {
        if (forms.forms().isEmpty()) {
            MenuItem none = new MenuItem("What you publish is kept here");
            none.setDisable(true);
            return List.of(none);
        }
        return forms.forms().stream().map(form -> {
            MenuItem item = new MenuItem(title(form));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> fill.accept(form));
            return item;
        }).toList();
    }

    private static String title(PublishForm form) {
        String exchange = form.text(Field.EXCHANGE).isEmpty() ? "(default)" : form.text(Field.EXCHANGE);
        String payload = form.payload().text().strip().replaceAll("\\s+", " ");
        return exchange + "  " + form.text(Field.ROUTING_KEY) + "  " + (payload.length() > 40 ? payload.substring(0, 39) + "…" : payload);
    }

    private static MenuItem item(String language, Supplier<BrokerCommand.Publish> command, String uri,
                                 BiFunction<BrokerCommand.Publish, String, String> writer) {
        MenuItem item = new MenuItem(language);
        item.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(writer.apply(command.get(), uri));
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }
}
