package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.conformance.random.StepList.Theme;

/** Throws together what is published, got and settled on one channel, in transactions, with confirms or plainly. */
final class RandomTraffic {

    private final StepList list;
    private boolean tx;
    private int published;
    private int delivered;

    RandomTraffic(StepList list) {
        this.list = list;
    }

    void mode() {
        tx = list.is(Theme.TRANSACTIONS);
        if (tx) {
            list.step("tx.select");
        } else if (!list.oneIn(3)) {
            list.step("confirm.select");
        }
    }

    boolean isTransaction() {
        return tx;
    }

    void publish() {
        ObjectNode step = list.step("publish").put("x", list.oneIn(4) ? "" : list.exchange());
        step.put("k", step.get("x").asText().isEmpty() ? list.queue() : list.key());
        step.put("body", "m" + published++ + "x".repeat(list.oneIn(3) ? list.below(8) : 0)).put("mandatory", list.oneIn(3));
        properties(step.putObject("props"));
        if (list.oneIn(3)) {
            ObjectNode headers = step.putObject("headers").put("h", list.below(2));
            if (list.oneIn(3)) {
                headers.put("x-h", "v");
            }
            for (String copies : new String[] {"CC", "BCC"}) {
                if (list.oneIn(4)) {
                    headers.putArray(copies).add(list.oneIn(2) ? list.key() : list.queue()).add(list.key());
                }
            }
        }
        list.letSettle();
        if (list.is(Theme.EXPIRIES) && list.oneIn(2)) {
            list.step("wait").put("ms", RandomTopology.PAST_SHORT_TIME);
        }
    }

    private void properties(ObjectNode properties) {
        properties.put("delivery_mode", 1 + list.below(2));
        if (list.oneIn(3)) {
            properties.put("priority", list.below(8));
        }
        if (list.oneIn(list.is(Theme.EXPIRIES) ? 3 : 10)) {
            properties.put("expiration", Integer.toString(list.is(Theme.EXPIRIES) && list.oneIn(2)
                    ? list.pick(0, RandomTopology.SHORT_TIME) : RandomTopology.LONG_TIME));
        }
        if (list.oneIn(8)) {
            properties.put("user_id", "guest").put("message_id", "id").put("type", "t").put("reply_to", "r").put("timestamp", 1_700_000_000);
        }
    }

    void get() {
        list.step("get").put("q", list.queue()).put("no_ack", list.oneIn(5)).put("left", list.is(Theme.ROUTING));
        delivered++;
    }

    void takeSome() {
        list.step("drain", "z1").put("q", list.queue()).put("max", 2);
    }

    void settle() {
        if (delivered == 0) {
            return;
        }
        boolean all = list.oneIn(5);
        String op = list.pick("ack", "nack", "nack", "reject");
        // A tag that was settled or never there closes the channel with 406, and what it held goes back.
        ObjectNode step = list.step(op).put("tag", all && !op.equals("reject") ? 0 : 1 + list.below(delivered));
        if (!op.equals("reject")) {
            step.put("multiple", all || list.oneIn(4));
        }
        if (!op.equals("ack")) {
            step.put("requeue", list.oneIn(2));
        }
        list.letSettle();
    }

    void recover() {
        list.step("basic.recover").put("requeue", true);
        list.letSettle();
    }

    /** Ends what the channel holds: tags begin anew, and so do confirms. */
    void reopen() {
        list.step("channel.close", "a1");
        list.step("wait").put("ms", 60);
        delivered = 0;
        mode();
    }

    void endTransaction() {
        list.step(list.oneIn(3) ? "tx.rollback" : "tx.commit");
        list.letSettle();
    }
}
