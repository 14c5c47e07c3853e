package io.bindery.ui.state;

import io.bindery.model.BrokerSnapshot;
import java.nio.file.Path;

/** The broker's data directory, where nobody writes anything but the broker. */
public final class DataPlace {

    private DataPlace() { }

    /** @return why nothing is saved there, and what to do instead; empty when the file lies elsewhere */
    public static String refusal(BrokerSnapshot broker, Path file) {
        String directory = broker.store().directory();
        boolean inside = !directory.isEmpty() && whole(file).startsWith(whole(Path.of(directory)));
        return inside ? file.getFileName() + " would lie in the data directory, where nobody writes but the broker: choose another place." : "";
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
