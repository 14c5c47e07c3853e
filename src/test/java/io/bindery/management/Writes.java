package io.bindery.management;

import java.util.List;

/** Requests that write: method, path and body. */
public final class Writes {

    /** Every path something can be written to, with a body that is taken. */
    public static final List<String[]> ALL = List.of(
            new String[] {"PUT", "queues/f/q", "{\"durable\":true,\"auto_delete\":false,\"arguments\":{\"x-max-length\":5}}"},
            new String[] {"PUT", "exchanges/f/e", "{\"type\":\"topic\",\"durable\":true,\"internal\":false,\"arguments\":{\"alternate-exchange\":\"amq.fanout\"}}"},
            new String[] {"POST", "bindings/f/e/amq.topic/q/q", "{\"routing_key\":\"a.#\",\"arguments\":{\"x\":1}}"},
            new String[] {"POST", "exchanges/f/amq.default/publish",
                "{\"properties\":{\"delivery_mode\":2,\"priority\":1,\"timestamp\":5,\"headers\":{\"a\":1}},\"routing_key\":\"q\",\"payload\":\"hi\",\"payload_encoding\":\"string\"}"},
            new String[] {"POST", "queues/f/q/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\",\"truncate\":5}"},
            new String[] {"POST", "queues/f/q/actions", "{\"action\":\"sync\"}"},
            new String[] {"PUT", "policies/f/p", "{\"pattern\":\"^q\",\"definition\":{\"max-length\":5},\"priority\":1,\"apply-to\":\"queues\"}"},
            new String[] {"PUT", "operator-policies/f/p", "{\"pattern\":\"^q\",\"definition\":{\"max-length\":5},\"priority\":1,\"apply-to\":\"queues\"}"},
            new String[] {"PUT", "vhosts/g", "{\"description\":\"d\",\"tags\":\"a,b\",\"tracing\":false}"},
            new String[] {"PUT", "users/u", "{\"password\":\"p\",\"tags\":\"management\"}"},
            new String[] {"PUT", "users/u", "{\"password_hash\":\"MqoggZHvKwLMwRsn1oYi1mhhlLmW9iW9iiOuCxxzZ1n84fLU\",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\",\"tags\":[\"x\"]}"},
            new String[] {"POST", "users/bulk-delete", "{\"users\":[\"nobody\"]}"},
            new String[] {"PUT", "permissions/f/u", "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}"},
            new String[] {"PUT", "topic-permissions/f/u", "{\"exchange\":\"amq.topic\",\"write\":\".*\",\"read\":\".*\"}"},
            new String[] {"PUT", "vhost-limits/f/max-queues", "{\"value\":1000}"},
            new String[] {"PUT", "user-limits/u/max-channels", "{\"value\":1000}"},
            new String[] {"PUT", "global-parameters/g", "{\"value\":{\"a\":[1,2.5,null,true]}}"},
            new String[] {"PUT", "parameters/vhost-limits/f/limits", "{\"value\":{\"max-queues\":1000}}"},
            new String[] {"PUT", "cluster-name", "{\"name\":\"n\"}"},
            new String[] {"POST", "definitions", "{\"users\":[],\"vhosts\":[{\"name\":\"f\"}],\"parameters\":[],\"queues\":[{\"name\":\"q2\",\"vhost\":\"f\",\"durable\":true,\"auto_delete\":false,\"arguments\":{}}],"
                + "\"bindings\":[{\"source\":\"amq.topic\",\"vhost\":\"f\",\"destination\":\"q\",\"destination_type\":\"queue\",\"routing_key\":\"z\",\"arguments\":{}}]}"},
            new String[] {"POST", "definitions/f", "{\"exchanges\":[{\"name\":\"e2\",\"type\":\"direct\",\"durable\":true,\"arguments\":{}}]}"});

    private Writes() { }
}
