package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Random command lists by seed: the same seed always makes the same list. Every second one is a bit of everything
 * ({@link RandomSteps}), the others are each about one thing, with all the odd values it can have.
 */
public final class RandomLists {

    private static final List<Consumer<StepList>> KINDS = List.of(RandomArguments::fill, RandomBindings::fill, RandomProperties::fill,
            RandomMethods::fill, RandomReplies::fill, RandomHashes::fill, RandomSingles::fill);

    private RandomLists() { }

    public static ArrayNode of(long seed) {
        if (seed % 2 == 0) {
            return RandomSteps.of(seed);
        }
        StepList list = new StepList(seed);
        KINDS.get((int) (seed / 2 % KINDS.size())).accept(list);
        return list.steps;
    }
}
