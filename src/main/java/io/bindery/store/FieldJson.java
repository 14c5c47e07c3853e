package io.bindery.store;

import io.bindery.json.FieldTableJson;
import io.bindery.model.FieldTable;

/** Field tables as JSON text, for people to read and query: bytes are base64. */
public final class FieldJson {

    private FieldJson() { }

    public static String text(FieldTable table) {
        return FieldTableJson.BYTES_AS_BASE64.of(table).toString();
    }
}
