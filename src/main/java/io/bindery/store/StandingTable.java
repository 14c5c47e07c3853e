package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.engine.RecoveredState.Standing.Where;

/**
 * Where the messages of quorum queues stand that were handed out and came back: turn, count and place by the keys of
 * {@link EntryTable}. Empty in most journals.
 */
final class StandingTable extends LongTable {

    private static final Where[] WHERE = Where.values();

    private long[] turns;
    private int[] returns;
    private byte[] places;
    private long[] oldTurns;
    private int[] oldReturns;
    private byte[] oldPlaces;

    void put(long key, Standing standing) {
        int found = find(key);
        int slot = found < 0 ? insert(key) : found;
        turns[slot] = standing.turn();
        returns[slot] = standing.returns();
        places[slot] = (byte) standing.where().ordinal();
    }

    void forget(long key) {
        int slot = size() == 0 ? -1 : find(key);
        if (slot >= 0) {
            remove(slot);
        }
    }

    /** Null for what stands where its position says. */
    Standing get(long key) {
        int slot = size() == 0 ? -1 : find(key);
        return slot < 0 ? null : at(slot);
    }

    Standing at(int slot) {
        return new Standing(EntryTable.positionOf(keyAt(slot)), WHERE[places[slot]], turns[slot], returns[slot]);
    }

    @Override void resized(int slots) {
        oldTurns = turns;
        oldReturns = returns;
        oldPlaces = places;
        turns = new long[slots];
        returns = new int[slots];
        places = new byte[slots];
    }

    @Override void carry(int oldSlot, int slot) {
        turns[slot] = oldTurns[oldSlot];
        returns[slot] = oldReturns[oldSlot];
        places[slot] = oldPlaces[oldSlot];
    }

    @Override void carried() {
        oldTurns = null;
        oldReturns = null;
        oldPlaces = null;
    }

    @Override void move(int from, int to) {
        turns[to] = turns[from];
        returns[to] = returns[from];
        places[to] = places[from];
    }

    @Override void clear(int slot) { }
}
