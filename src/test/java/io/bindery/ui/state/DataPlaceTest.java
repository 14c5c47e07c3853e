package io.bindery.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerSnapshot.Totals;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPlaceTest {

    @TempDir Path home;

    @Test void whatWouldLieAmongTheBrokersFilesIsRefusedHoweverItIsNamed() {
        BrokerSnapshot broker = keepingIn(home.resolve("orders").toString());
        assertThat(DataPlace.refusal(broker, home.resolve("orders/result.csv"))).isEqualTo(
                "result.csv would lie in the data directory, where nobody writes but the broker: choose another place.");
        assertThat(DataPlace.refusal(broker, home.resolve("orders/journal/deep/result.csv"))).isNotEmpty();
        assertThat(DataPlace.refusal(broker, home.resolve("elsewhere/../orders/result.csv"))).isNotEmpty();
    }

    @Test void besideItAndWhereNothingIsKeptEverythingMayBeSaved() {
        assertThat(DataPlace.refusal(keepingIn(home.resolve("orders").toString()), home.resolve("orders-result.csv"))).isEmpty();
        assertThat(DataPlace.refusal(keepingIn(""), Path.of("result.csv"))).isEmpty();
    }

    private static BrokerSnapshot keepingIn(String directory) {
        StoreSnapshot store = new StoreSnapshot(directory, 0, 0, 0, 0, 0, 0, "", false);
        return new BrokerSnapshot(1, 1, 0, List.of(), List.of(), new Totals(0, 0, 0, 0, 0), store);
    }
}
