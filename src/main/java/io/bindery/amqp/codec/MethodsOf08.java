package io.bindery.amqp.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The methods of AMQP 0-8 that 0-9-1 has no more, or with other arguments: nobody calls them, but RabbitMQ 3.10.8 reads them before it says so. */
public final class MethodsOf08 {

    /** As 0-9 numbers it: its number in 0-8 is 0-9-1's connection.close. */
    public static final int CONNECTION_REDIRECT = 10 << 16 | 42;

    private static final int CHANNEL_ALERT = 20 << 16 | 30;
    private static final int FILE = 70 << 16;
    private static final int STREAM = 80 << 16;
    private static final int DTX = 100 << 16;
    private static final int TUNNEL_REQUEST = 110 << 16 | 10;
    private static final int TEST = 120 << 16;

    /** Written as in {@link MethodLayout}. */
    private static final Map<Integer, String> LAYOUTS = new HashMap<>();

    /** With content, as RabbitMQ has it: file.publish and file.deliver are not among them. */
    private static final Set<Integer> WITH_CONTENT = Set.of(FILE | 50, FILE | 70, STREAM | 40, STREAM | 50, STREAM | 60, TUNNEL_REQUEST, TEST | 40, TEST | 41);

    static {
        LAYOUTS.put(CONNECTION_REDIRECT, "ss");
        LAYOUTS.put(MethodId.CHANNEL_OPEN_OK, "");
        LAYOUTS.put(CHANNEL_ALERT, "wst");
        LAYOUTS.put(MethodId.BASIC_CONSUME, "wssbbbb");
        LAYOUTS.put(FILE | 10, "lwb");
        LAYOUTS.put(FILE | 11, "");
        LAYOUTS.put(FILE | 20, "wssbbbb");
        LAYOUTS.put(FILE | 21, "s");
        LAYOUTS.put(FILE | 30, "sb");
        LAYOUTS.put(FILE | 31, "s");
        LAYOUTS.put(FILE | 40, "sq");
        LAYOUTS.put(FILE | 41, "q");
        LAYOUTS.put(FILE | 50, "");
        LAYOUTS.put(FILE | 60, "wssbbs");
        LAYOUTS.put(FILE | 70, "wsss");
        LAYOUTS.put(FILE | 80, "sqbsss");
        LAYOUTS.put(FILE | 90, "qb");
        LAYOUTS.put(FILE | 100, "qb");
        LAYOUTS.put(STREAM | 10, "lwlb");
        LAYOUTS.put(STREAM | 11, "");
        LAYOUTS.put(STREAM | 20, "wssbbb");
        LAYOUTS.put(STREAM | 21, "s");
        LAYOUTS.put(STREAM | 30, "sb");
        LAYOUTS.put(STREAM | 31, "s");
        LAYOUTS.put(STREAM | 40, "wssbb");
        LAYOUTS.put(STREAM | 50, "wsss");
        LAYOUTS.put(STREAM | 60, "sqss");
        LAYOUTS.put(DTX | 10, "");
        LAYOUTS.put(DTX | 11, "");
        LAYOUTS.put(DTX | 20, "s");
        LAYOUTS.put(DTX | 21, "");
        LAYOUTS.put(TUNNEL_REQUEST, "t");
        LAYOUTS.put(TEST | 10, "owlqo");
        LAYOUTS.put(TEST | 11, "q");
        LAYOUTS.put(TEST | 20, "sSo");
        LAYOUTS.put(TEST | 21, "S");
        LAYOUTS.put(TEST | 30, "too");
        LAYOUTS.put(TEST | 31, "qS");
        LAYOUTS.put(TEST | 40, "");
        LAYOUTS.put(TEST | 41, "l");
    }

    private MethodsOf08() { }

    public static boolean isKnown(int id) {
        return LAYOUTS.containsKey(id) || MethodId.isKnown(id);
    }

    public static boolean hasContent(int id) {
        return WITH_CONTENT.contains(id) || MethodId.hasContent(id);
    }

    /** Reads all arguments of any method as 0-8 has them, and forgets them. */
    public static void skip(Arguments arguments, int id) {
        MethodLayout.skip(arguments, LAYOUTS.getOrDefault(id, MethodLayout.of(id)));
    }
}
