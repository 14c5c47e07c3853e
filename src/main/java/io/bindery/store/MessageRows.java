package io.bindery.store;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.h2.index.Cursor;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/** The table {@code message}: what some queue wants, once however many do. */
final class MessageRows implements SqlRows {

    private static final int MOST = 256;
    /** The last second that H2's calendar holds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JournalView view;
    private final RecordFinder finder;

    MessageRows(JournalView view) {
        this.view = view;
        finder = new RecordFinder(view);
    }

    @Override public long count() {
        return view.index.figures().messages();
    }

    @Override public List<String> keys() {
        return List.of("ID");
    }

    @Override public boolean ascending(String key) {
        return true;
    }

    @Override public Cursor all(Object statement) {
        return new Sweep(view.looks.messageIds());
    }

    @Override public Cursor find(Object statement, String key, Value least, Value most, boolean downwards) {
        if (least == ValueNull.INSTANCE || most == ValueNull.INSTANCE) {
            return new Sweep(new long[0]);
        }
        long from = least == null ? Long.MIN_VALUE : least.getLong();
        long to = most == null ? Long.MAX_VALUE : most.getLong();
        if (from == to) {
            return new One(from);
        }
        long[] ids = Arrays.stream(view.looks.messageIds()).filter(id -> id >= from && id <= to).toArray();
        for (int i = 0; downwards && i < ids.length / 2; i++) {
            long other = ids[ids.length - 1 - i];
            ids[ids.length - 1 - i] = ids[i];
            ids[i] = other;
        }
        return new Sweep(ids);
    }

    private final class One extends SqlCursor {
        private final long id;
        private boolean over;

        One(long id) {
            this.id = id;
        }

        @Override Row made() {
            boolean first = !over;
            over = true;
            view.looks.untilAllIsForgotten();
            return first ? finder.find(id, MessageRows::row) : null;
        }
    }

    /** Through many in the order given, reading them in growing batches. */
    private final class Sweep extends SqlCursor {
        private final long[] ids;
        private int next;
        private int most = 8;
        private RecordBatch batch;
        private int at;

        Sweep(long[] ids) {
            this.ids = ids;
        }

        @Override Row made() {
            while (batch == null && next < ids.length || batch != null) {
                if (batch == null) {
                    batch = view.read(ids, next, most);
                    next += batch.size();
                    most = Math.min(MOST, 2 * most);
                    at = 0;
                }
                while (at < batch.size()) {
                    int i = at++;
                    if (batch.record(i) != null) {
                        return row(batch, i);
                    }
                }
                batch = null;
            }
            return null;
        }
    }

    private static Row row(RecordBatch batch, int i) {
        Message message = batch.record(i).message();
        Properties[] properties = {null};
        return new SqlRow(SqlSchema.MESSAGE_COLUMNS, column -> switch (column) {
            case 0 -> message.id();
            case 1 -> message.exchange();
            case 2 -> message.routingKey();
            case 16 -> message.body().length;
            case 17 -> prefix(message.body());
            case 18 -> SqlRow.time(Math.max(batch.persistedAt(i), batch.record(i).enqueuedAt()));
            default -> {
                if (properties[0] == null) {
                    properties[0] = message.properties();
                }
                yield property(properties[0], column);
            }
        });
    }

    private static Object property(Properties p, int column) {
        return switch (column) {
            case 3 -> p.contentType();
            case 4 -> p.contentEncoding();
            case 5 -> p.headers() == null ? null : FieldJson.text(p.headers());
            case 6 -> p.deliveryMode();
            case 7 -> p.priority();
            case 8 -> p.correlationId();
            case 9 -> p.replyTo();
            case 10 -> p.expiration();
            case 11 -> p.messageId();
            case 12 -> p.timestamp() == null ? null : seconds(p.timestamp());
            case 13 -> p.type();
            case 14 -> p.userId();
            case 15 -> p.appId();
            default -> throw new IllegalArgumentException("column " + column);
        };
    }

    private static byte[] prefix(byte[] body) {
        return body.length <= SqlSchema.BODY_PREFIX ? body : Arrays.copyOf(body, SqlSchema.BODY_PREFIX);
    }

    /** Clients put anything into a timestamp; what no calendar holds is shown as absent. */
    private static Object seconds(long epochSeconds) {
        return Math.abs(epochSeconds) > LAST_SECOND ? null : Instant.ofEpochSecond(epochSeconds).atOffset(ZoneOffset.UTC);
    }
}
