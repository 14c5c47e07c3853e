package io.bindery.conformance.random;

import io.bindery.conformance.random.StepList.Theme;

/**
 * Random command lists by seed: a topology, then publishes, gets, consumers, settlements, expiries, changes of the
 * topology and mistakes, then a look at everything.
 */
final class RandomSteps {

    private static final int LENGTH = 40;

    private final StepList list;
    private final RandomTopology topology;
    private final RandomTraffic traffic;
    private final RandomConsumers consumers;
    private final RandomChanges changes;

    private RandomSteps(StepList list) {
        this.list = list;
        topology = new RandomTopology(list);
        traffic = new RandomTraffic(list);
        consumers = new RandomConsumers(list);
        changes = new RandomChanges(list, topology);
    }

    static void fill(StepList list) {
        RandomSteps steps = new RandomSteps(list);
        steps.topology.build();
        steps.traffic.mode();
        if (list.is(Theme.CONSUMERS, Theme.QUORUM)) {
            steps.consumers.limits();
        }
        for (int i = 0; i < LENGTH; i++) {
            steps.act();
        }
        steps.look();
    }

    private void act() {
        switch (list.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> traffic.publish();
            case 7, 8, 9 -> traffic.get();
            case 10, 11, 12 -> traffic.settle();
            case 13 -> changes.mistake();
            case 14 -> traffic.takeSome();
            case 15 -> change();
            case 16, 17 -> special();
            case 18 -> list.step("depth", "z1").put("q", list.queue());
            default -> {
                if (list.oneIn(2)) {
                    traffic.recover();
                } else {
                    traffic.reopen();
                }
            }
        }
    }

    private void change() {
        if (list.is(Theme.LIFECYCLE) || list.oneIn(2)) {
            changes.change();
        }
    }

    /** What the list's theme is about. */
    private void special() {
        switch (list.theme) {
            case CONSUMERS, QUORUM -> {
                consumers.act();
                consumers.act();
            }
            case TRANSACTIONS -> traffic.endTransaction();
            case LIFECYCLE -> {
                changes.change();
                if (list.oneIn(2)) {
                    consumers.act();
                }
            }
            case EXPIRIES -> list.step("wait").put("ms", RandomTopology.PAST_SHORT_TIME);
            default -> traffic.publish();
        }
    }

    private void look() {
        if (traffic.isTransaction()) {
            traffic.endTransaction();
        }
        consumers.endAll();
        list.step("wait").put("ms", list.is(Theme.EXPIRIES) ? RandomTopology.PAST_SHORT_TIME : 60);
        for (String exchange : list.exchanges) {
            list.step("exists").put("x", exchange);
        }
        for (String queue : list.queues) {
            list.step("drain", "a9").put("q", queue); // the connection that may look into what is exclusive
        }
    }
}
