package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Consumer;

/** Random command lists by kind and seed: the same seed always makes the same list. */
public final class RandomLists {

    /** What lists are made of; each has its own seeds. */
    public enum Kind {
        /** What clients do. Every second list is a bit of everything ({@link RandomSteps}), the others are each about one thing. */
        COMMANDS(RandomLists::commands),
        /** The same under policies and operators' policies that come and go. */
        POLICIES(RandomPolicies::fill),
        /** Users who may do this and that. */
        ACCESS(RandomAccess::fill),
        /** The same names in several virtual hosts. */
        VHOSTS(RandomVhosts::fill),
        /** What no client should send. */
        FRAMES(RandomFrames::fill),
        /** One queue under all of it at once. */
        MIXTURES(RandomMixtures::fill),
        /** What opens a connection, rightly or not. */
        HANDSHAKES(RandomHandshakes::fill),
        /** What lasts over restarts; played by RestartedOracleTest alone. */
        RESTARTS(RandomRestarts::fill),
        /** The same of quorum queues alone. */
        QUORUM_RESTARTS(RandomRestarts::fillWithQuorumQueues);

        private final Consumer<StepList> filler;

        Kind(Consumer<StepList> filler) {
            this.filler = filler;
        }
    }

    private static final List<Consumer<StepList>> ABOUT_ONE_THING = List.of(RandomArguments::fill, RandomBindings::fill, RandomProperties::fill,
            RandomMethods::fill, RandomReplies::fill, RandomHashes::fill, RandomSingles::fill);

    private RandomLists() { }

    public static ArrayNode of(Kind kind, long seed) {
        StepList list = new StepList(seed);
        kind.filler.accept(list);
        return list.steps;
    }

    private static void commands(StepList list) {
        if (list.seed % 2 == 0) {
            RandomSteps.fill(list);
        } else {
            ABOUT_ONE_THING.get((int) (list.seed / 2 % ABOUT_ONE_THING.size())).accept(list);
        }
    }
}
