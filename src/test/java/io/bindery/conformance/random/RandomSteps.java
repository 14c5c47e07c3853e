package io.bindery.conformance.random;

import io.bindery.conformance.random.StepList.Theme;

/**
 * Random command lists by seed: a topology, then publishes, gets, consumers, settlements, expiries, changes of the
 * topology and mistakes, then a look at everything.
 */
final class RandomSteps {

    private static final int LENGTH = 40;

    private final StepList list;
    private final RandomWork work;

    private RandomSteps(StepList list) {
        this.list = list;
        work = new RandomWork(list);
    }

    static void fill(StepList list) {
        RandomSteps steps = new RandomSteps(list);
        steps.work.begin();
        if (list.is(Theme.CONSUMERS, Theme.QUORUM)) {
            steps.work.consumers.limits();
        }
        for (int i = 0; i < LENGTH; i++) {
            steps.act();
        }
        steps.look();
    }

    private void act() {
        switch (list.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> work.traffic.publish();
            case 7, 8, 9 -> work.traffic.get();
            case 10, 11, 12 -> work.traffic.settle();
            case 13 -> work.changes.mistake();
            case 14 -> work.traffic.takeSome();
            case 15 -> change();
            case 16, 17 -> special();
            case 18 -> list.step("depth", "z1").put("q", list.queue());
            default -> {
                if (list.oneIn(2)) {
                    work.traffic.recover();
                } else {
                    work.traffic.reopen();
                }
            }
        }
    }

    private void change() {
        if (list.is(Theme.LIFECYCLE) || list.oneIn(2)) {
            work.changes.change();
        }
    }

    /** What the list's theme is about. */
    private void special() {
        switch (list.theme) {
            case CONSUMERS, QUORUM -> {
                work.consumers.act();
                work.consumers.act();
            }
            case TRANSACTIONS -> work.traffic.endTransaction();
            case LIFECYCLE -> {
                work.changes.change();
                if (list.oneIn(2)) {
                    work.consumers.act();
                }
            }
            case EXPIRIES -> list.step("wait").put("ms", RandomTopology.PAST_SHORT_TIME);
            default -> work.traffic.publish();
        }
    }

    private void look() {
        work.end(list.is(Theme.EXPIRIES) ? RandomTopology.PAST_SHORT_TIME : 60);
        for (String exchange : list.exchanges) {
            list.step("exists").put("x", exchange);
        }
        work.drainAll();
    }
}
