package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** AMQP methods as JSON objects, encoded and decoded by a table of their fields (AMQP 0-9-1, section 1). */
record WireMethod(String name, JsonNode arguments) {

    /** name, class id, method id, then the fields in order: s short string, S long string, b bit, o octet, w short, l long, q long long, t table. */
    private static final String[] SPECIFICATION = {
        "connection.start 10 10 o:major o:minor t:server_properties S:mechanisms S:locales",
        "connection.start-ok 10 11 t:client_properties s:mechanism S:response s:locale",
        "connection.secure 10 20 S:challenge",
        "connection.secure-ok 10 21 S:response",
        "connection.tune 10 30 w:channel_max l:frame_max w:heartbeat",
        "connection.tune-ok 10 31 w:channel_max l:frame_max w:heartbeat",
        "connection.open 10 40 s:virtual_host s:reserved1 b:reserved2",
        "connection.open-ok 10 41 s:known_hosts",
        "connection.close 10 50 w:code s:text w:class w:method",
        "connection.close-ok 10 51",
        "connection.blocked 10 60 s:reason",
        "connection.unblocked 10 61",
        "connection.update-secret 10 70 S:new_secret s:reason",
        "connection.update-secret-ok 10 71",
        "channel.open 20 10 s:reserved1",
        "channel.open-ok 20 11 S:reserved1",
        "channel.flow 20 20 b:active",
        "channel.flow-ok 20 21 b:active",
        "channel.close 20 40 w:code s:text w:class w:method",
        "channel.close-ok 20 41",
        "exchange.declare 40 10 w:ticket s:exchange s:type b:passive b:durable b:auto_delete b:internal b:nowait t:arguments",
        "exchange.declare-ok 40 11",
        "exchange.delete 40 20 w:ticket s:exchange b:if_unused b:nowait",
        "exchange.delete-ok 40 21",
        "exchange.bind 40 30 w:ticket s:destination s:source s:routing_key b:nowait t:arguments",
        "exchange.bind-ok 40 31",
        "exchange.unbind 40 40 w:ticket s:destination s:source s:routing_key b:nowait t:arguments",
        "exchange.unbind-ok 40 51",
        "queue.declare 50 10 w:ticket s:queue b:passive b:durable b:exclusive b:auto_delete b:nowait t:arguments",
        "queue.declare-ok 50 11 s:queue l:messages l:consumers",
        "queue.bind 50 20 w:ticket s:queue s:exchange s:routing_key b:nowait t:arguments",
        "queue.bind-ok 50 21",
        "queue.purge 50 30 w:ticket s:queue b:nowait",
        "queue.purge-ok 50 31 l:messages",
        "queue.delete 50 40 w:ticket s:queue b:if_unused b:if_empty b:nowait",
        "queue.delete-ok 50 41 l:messages",
        "queue.unbind 50 50 w:ticket s:queue s:exchange s:routing_key t:arguments",
        "queue.unbind-ok 50 51",
        "basic.qos 60 10 l:prefetch_size w:prefetch_count b:global_qos",
        "basic.qos-ok 60 11",
        "basic.consume 60 20 w:ticket s:queue s:consumer_tag b:no_local b:no_ack b:exclusive b:nowait t:arguments",
        "basic.consume-ok 60 21 s:consumer_tag",
        "basic.cancel 60 30 s:consumer_tag b:nowait",
        "basic.cancel-ok 60 31 s:consumer_tag",
        "basic.publish 60 40 w:ticket s:exchange s:routing_key b:mandatory b:immediate",
        "basic.return 60 50 w:code s:text s:exchange s:routing_key",
        "basic.deliver 60 60 s:consumer_tag q:delivery_tag b:redelivered s:exchange s:routing_key",
        "basic.get 60 70 w:ticket s:queue b:no_ack",
        "basic.get-ok 60 71 q:delivery_tag b:redelivered s:exchange s:routing_key l:message_count",
        "basic.get-empty 60 72 s:cluster_id",
        "basic.ack 60 80 q:delivery_tag b:multiple",
        "basic.reject 60 90 q:delivery_tag b:requeue",
        "basic.recover-async 60 100 b:requeue",
        "basic.recover 60 110 b:requeue",
        "basic.recover-ok 60 111",
        "basic.nack 60 120 q:delivery_tag b:multiple b:requeue",
        "confirm.select 85 10 b:nowait",
        "confirm.select-ok 85 11",
        "tx.select 90 10",
        "tx.select-ok 90 11",
        "tx.commit 90 20",
        "tx.commit-ok 90 21",
        "tx.rollback 90 30",
        "tx.rollback-ok 90 31"};

    private static final Map<String, String[]> BY_NAME = new HashMap<>();
    private static final Map<Integer, String[]> BY_ID = new HashMap<>();

    static {
        for (String line : SPECIFICATION) {
            String[] words = line.split(" ");
            BY_NAME.put(words[0], words);
            BY_ID.put(Integer.parseInt(words[1]) << 16 | Integer.parseInt(words[2]), words);
        }
    }

    static boolean isKnown(int id) {
        return BY_ID.containsKey(id);
    }

    static WireMethod of(String name) {
        return new WireMethod(name, JsonNodeFactory.instance.objectNode());
    }

    String text(String field) {
        return arguments.path(field).asText();
    }

    long number(String field) {
        return arguments.path(field).asLong();
    }

    boolean flag(String field) {
        return arguments.path(field).asBoolean();
    }

    byte[] encode() {
        String[] words = BY_NAME.get(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeShort(Integer.parseInt(words[1]));
            out.writeShort(Integer.parseInt(words[2]));
            int bits = 0;
            int bitCount = 0;
            for (int i = 3; i < words.length; i++) {
                char type = words[i].charAt(0);
                JsonNode value = arguments.path(words[i].substring(2));
                if (type == 'b') {
                    bits |= (value.asBoolean() ? 1 : 0) << bitCount++;
                    if (i + 1 == words.length || words[i + 1].charAt(0) != 'b') {
                        out.writeByte(bits);
                    }
                } else {
                    write(out, type, value);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, char type, JsonNode value) throws IOException {
        switch (type) {
            case 'o' -> out.writeByte(value.asInt());
            case 'w' -> out.writeShort(value.asInt());
            case 'l' -> out.writeInt((int) value.asLong());
            case 'q' -> out.writeLong(value.asLong());
            case 's' -> WireJson.writeShort(out, value.asText());
            case 'S' -> {
                byte[] raw = value.isObject() ? unframed(WireJson.encodeTable(value)) : value.asText().getBytes(StandardCharsets.ISO_8859_1);
                out.writeInt(raw.length);
                out.write(raw);
            }
            default -> out.write(WireJson.encodeTable(value.isObject() ? value : JsonNodeFactory.instance.objectNode()));
        }
    }

    /** AMQPLAIN's response is a table without its length. */
    private static byte[] unframed(byte[] table) {
        return Arrays.copyOfRange(table, 4, table.length);
    }

    static WireMethod decode(ByteBuffer in) {
        String[] words = BY_ID.get(in.getInt());
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        int bit = 0;
        int bits = 0;
        for (int i = 3; i < words.length; i++) {
            String field = words[i].substring(2);
            char type = words[i].charAt(0);
            if (type == 'b') {
                bits = bit == 0 ? in.get() : bits;
                arguments.put(field, (bits >> bit++ & 1) == 1);
                continue;
            }
            bit = 0;
            switch (type) {
                case 'o' -> arguments.put(field, in.get() & 0xFF);
                case 'w' -> arguments.put(field, in.getShort() & 0xFFFF);
                case 'l' -> arguments.put(field, in.getInt() & 0xFFFFFFFFL);
                case 'q' -> arguments.put(field, in.getLong());
                case 's' -> arguments.put(field, WireJson.readShort(in));
                case 'S' -> {
                    byte[] raw = new byte[in.getInt()];
                    in.get(raw);
                    arguments.put(field, new String(raw, StandardCharsets.ISO_8859_1));
                }
                default -> arguments.set(field, WireJson.decodeTable(in));
            }
        }
        return new WireMethod(words[0], arguments);
    }
}
