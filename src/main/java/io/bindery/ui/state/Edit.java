package io.bindery.ui.state;

import io.bindery.model.BrokerCommand;
import java.util.List;

/**
 * A change of the topology that can be taken back.
 *
 * @param title for the undo button's tooltip: «Bind orders to billing»
 * @param redo what is done, in order · undo what takes it back, in order
 * @param loss what undo can't bring back («41 messages»), or empty
 */
public record Edit(String title, List<BrokerCommand> redo, List<BrokerCommand> undo, String loss) {
    public Edit {
        redo = List.copyOf(redo);
        undo = List.copyOf(undo);
    }
}
