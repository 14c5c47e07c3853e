package io.bindery.fuzz;

import static io.bindery.fuzz.Greeting.frame;
import static io.bindery.fuzz.Greeting.join;
import static io.bindery.fuzz.Greeting.method;
import static io.bindery.fuzz.Greeting.text;

import io.bindery.management.Writes;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.WireWriter;
import io.bindery.store.SealedSegment;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Good input of each kind: what mutations start from. */
final class Corpus {

    private static final byte[] NO_TICKET = new byte[2];
    private static final byte[] TABLE = table(new FieldTableSample().everything());

    private Corpus() { }

    private static final class FieldTableSample {
        FieldTable everything() {
            FieldTable inner = FieldTable.of("x-match", FieldValue.of("any")).with("n", FieldValue.of(7));
            return FieldTable.EMPTY.with("x-message-ttl", FieldValue.of(60_000)).with("x-dead-letter-exchange", FieldValue.of(""))
                    .with("b", FieldValue.of(true)).with("s", new FieldValue.Int16((short) -3)).with("l", new FieldValue.Int64(1L << 40))
                    .with("d", new FieldValue.Float64(0.5)).with("T", new FieldValue.Timestamp(1_700_000_000))
                    .with("F", new FieldValue.Table(inner)).with("A", new FieldValue.Array(List.of(new FieldValue.Table(inner), FieldValue.of("x"))));
        }
    }

    static byte[] table(FieldTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WireWriter(out).table(table);
        return out.toByteArray();
    }

    static List<byte[]> tables() {
        return List.of(TABLE, new byte[4]);
    }

    static List<byte[]> propertyLists() {
        Properties headers = Properties.NONE.withHeaders(new FieldTableSample().everything()).withDeliveryMode(2);
        return List.of(new byte[2], PropertiesCodec.encode(headers), PropertiesCodec.encode(headers.withExpiration("60000")));
    }

    static List<byte[]> handshakes() {
        return List.of(Greeting.upToChannel1(), join(Greeting.HEADER, Greeting.START_OK), "GET / HTTP/1.1\r\n\r\n".getBytes());
    }

    /** One of each method a client has, most of them twice: with and without flags. */
    static List<byte[]> conversations() {
        byte[] queue = text("n");
        byte[] headers = join(new byte[] {0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4}, PropertiesCodec.encode(Properties.NONE.withHeaders(new FieldTableSample().everything())));
        return List.of(
                Greeting.messageThrough("n"),
                join(method(1, 50, 10, NO_TICKET, queue, new byte[] {2}, TABLE), method(1, 50, 20, NO_TICKET, queue, text("amq.topic"), text("a.#"), new byte[1], TABLE)),
                join(method(1, 40, 10, NO_TICKET, text("e"), text("headers"), new byte[] {2}, TABLE), method(1, 40, 30, NO_TICKET, text("e"), text("amq.fanout"), text(""), new byte[1], TABLE)),
                join(Greeting.DECLARE, method(1, 60, 20, NO_TICKET, queue, text("tag"), new byte[] {0}, new byte[4]), Greeting.PUBLISH, method(1, 60, 80, new byte[9])),
                join(Greeting.DECLARE, method(1, 60, 10, new byte[4], new byte[] {0, 5}, new byte[] {1}), Greeting.PUBLISH, Greeting.GET),
                join(Greeting.DECLARE, method(1, 60, 40, NO_TICKET, text(""), queue, new byte[] {1}), frame(2, 1, headers), frame(3, 1, new byte[2]), frame(3, 1, new byte[2])),
                join(method(1, 85, 10, new byte[1]), Greeting.DECLARE, Greeting.PUBLISH, method(1, 60, 120, new byte[9])),
                join(method(1, 90, 10), Greeting.DECLARE, Greeting.PUBLISH, method(1, 90, 20), method(1, 90, 30)),
                join(Greeting.DECLARE, Greeting.PUBLISH, method(1, 50, 30, NO_TICKET, queue, new byte[1]), method(1, 50, 40, NO_TICKET, queue, new byte[1])),
                join(method(1, 20, 20, new byte[] {1}), method(1, 20, 40, new byte[] {0, (byte) 200}, text("bye"), new byte[4]), method(2, 20, 10, text(""))),
                join(method(0, 10, 70, new byte[] {0, 0, 0, 1, 'x'}, text("why")), frame(8, 0, new byte[0]), method(0, 10, 50, new byte[] {0, (byte) 200}, text("bye"), new byte[4])));
    }

    /** In HTTP, from the first byte on, several on one connection among them. */
    static List<byte[]> http() {
        List<byte[]> all = new ArrayList<>(Stream.of(Greeting.HEADER, "GET / HTTP/1.0\r\n\r\n".getBytes()).toList());
        Stream.of("GET /api/queues/%2F?page=1&page_size=2&sort=name&columns=name,vhost&use_regex=true&name=a.* HTTP/1.1\r\n\r\n",
                "PUT /api/queues/%2F/q HTTP/1.1\r\ncontent-length: 16\r\nexpect: 100-continue\r\n\r\n{\"durable\":true}GET /api/overview HTTP/1.1\r\n\r\n",
                "POST /api/definitions HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nb\r\n{\"queues\":[\r\n2\r\n]}\r\n0\r\n\r\nHEAD /api/definitions HTTP/1.1\r\n\r\n",
                "DELETE /api/connections/x HTTP/1.1\r\nx-reason: why\r\nconnection: close\r\n\r\n", "OPTIONS /api/vhosts HTTP/1.1\r\n\r\nFOO /api HTTP/1.1\r\n\r\n")
                .map(request -> request.replace("HTTP/1.1\r\n", "HTTP/1.1\r\nhost: a\r\nauthorization: Basic Z3Vlc3Q6Z3Vlc3Q=\r\n").getBytes()).forEach(all::add);
        return all;
    }

    /** Each thing written, looked at and taken away, and all of them in one. */
    static List<byte[]> managementRequests() {
        String made = "PUT vhosts/f\n" + HttpTargets.NEXT_REQUEST + "PUT queues/f/q\n" + HttpTargets.NEXT_REQUEST + "PUT users/u\n{\"password\":\"p\",\"tags\":\"\"}";
        List<byte[]> all = new ArrayList<>();
        for (String[] write : Writes.ALL) {
            all.add(String.join(String.valueOf(HttpTargets.NEXT_REQUEST), made, write[0] + " " + write[1] + "\n" + write[2], "GET " + write[1], "DELETE " + write[1]).getBytes());
        }
        for (String path : List.of("queues?page=1&page_size=2&sort=name&sort_reverse=true&columns=name,arguments.x&name=q", "queues/f/q/bindings", "bindings/f/e/amq.topic/q/q",
                "exchanges/f/amq.topic/bindings/source", "connections/username/guest", "health/checks/port-listener/5672", "nodes/rabbit", "consumers/f")) {
            all.add((made + HttpTargets.NEXT_REQUEST + "GET " + path).getBytes());
        }
        return all;
    }

    static List<byte[]> definitions() {
        return List.of(("{\"rabbit_version\":\"3.10.8\",\"users\":[{\"name\":\"u\",\"password_hash\":\"\",\"tags\":[\"management\"],\"limits\":{}}],\"vhosts\":[{\"name\":\"/\"},{\"name\":\"v\"}],"
                + "\"permissions\":[{\"user\":\"u\",\"vhost\":\"/\",\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}],\"parameters\":[],\"global_parameters\":[],"
                + "\"policies\":[{\"vhost\":\"/\",\"name\":\"p\",\"pattern\":\"^q\",\"apply-to\":\"all\",\"definition\":{\"dead-letter-exchange\":\"e\",\"alternate-exchange\":\"e\"},\"priority\":0}],"
                + "\"queues\":[{\"name\":\"q\",\"vhost\":\"/\",\"durable\":true,\"auto_delete\":false,\"arguments\":{\"x-max-length\":5,\"x-queue-type\":\"quorum\"}}],"
                + "\"exchanges\":[{\"name\":\"e\",\"vhost\":\"/\",\"type\":\"topic\",\"durable\":true,\"auto_delete\":false,\"internal\":true,\"arguments\":{}}],"
                + "\"bindings\":[{\"source\":\"e\",\"vhost\":\"/\",\"destination\":\"q\",\"destination_type\":\"queue\",\"routing_key\":\"a.#\",\"arguments\":{\"x\":[1,{\"a\":null}]}}]}").getBytes(),
                "{\"queues\":[{\"name\":\"q\"}],\"exchanges\":[{\"name\":\"h\",\"type\":\"headers\"}],\"bindings\":[{\"source\":\"h\",\"destination\":\"h\",\"destination_type\":\"exchange\"}]}".getBytes());
    }

    static List<byte[]> lines() {
        return List.of(("{\"exchange\":\"e\",\"routing_key\":\"k\",\"redelivered\":false,\"properties\":{\"content_type\":\"text/plain\",\"headers\":{\"n\":{\"type\":\"int\",\"value\":1},"
                + "\"d\":{\"type\":\"decimal\",\"value\":\"49.90\"},\"l\":{\"type\":\"list\",\"value\":[{\"type\":\"bytes\",\"value\":\"AQI=\"},true,1.5]},\"t\":{\"type\":\"timestamp\",\"value\":5}},"
                + "\"delivery_mode\":2,\"priority\":1,\"timestamp\":1700000000,\"expiration\":\"60000\",\"user_id\":\"guest\"},\"payload\":\"hi\",\"payload_encoding\":\"string\"}").getBytes(),
                "{\"routing_key\":\"k\",\"payload\":\"AQI=\",\"payload_encoding\":\"base64\"}".getBytes());
    }

    static List<byte[]> journals() {
        return List.of(SealedSegment.sample(), SealedSegment.of(SealedSegment.sample()));
    }
}
