package io.bindery.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the data lies when nobody says otherwise: where each system wants a program's own data. */
final class DataHome {

    private DataHome() { }

    static Path usual() {
        return usual(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path usual(String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return directory(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("Bindery").resolve("data");
        } else if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Bindery/data");
        }
        return directory(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("bindery").resolve("data");
    }

    private static Path directory(String value, Path otherwise) {
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
