package io.bindery.conformance.random;

/** What a random list is made with, over a topology of its own: traffic, consumers, changes, and an end at which all of it is looked at. */
final class RandomWork {

    final RandomTopology topology;
    final RandomTraffic traffic;
    final RandomConsumers consumers;
    final RandomChanges changes;
    private final StepList list;

    RandomWork(StepList list) {
        this.list = list;
        topology = new RandomTopology(list);
        traffic = new RandomTraffic(list);
        consumers = new RandomConsumers(list);
        changes = new RandomChanges(list, topology);
    }

    void begin() {
        topology.build();
        traffic.mode();
    }

    /** @param millis in which what was set off comes to rest */
    void end(int millis) {
        if (traffic.isTransaction()) {
            traffic.endTransaction();
        }
        consumers.endAll();
        list.step("wait").put("ms", millis);
    }

    /** By the connection that may look into what is exclusive, too. */
    void drainAll() {
        for (String queue : list.queues) {
            list.step("drain", "a9").put("q", queue);
        }
    }
}
