package io.bindery.ui.canvas.paint;

import io.bindery.model.ExchangeType;

/** Exchanges in 16 × 12, drawn on purpose and not scaled down. */
final class GlyphPath {

    private GlyphPath() { }

    static String of(String shape) {
        return switch (shape) {
            case ExchangeType.DIRECT -> "M1.5 1.5H10L14.5 6 10 10.5H1.5Z";
            case ExchangeType.FANOUT -> "M1.5 4 14.5 1v10L1.5 8Z";
            case ExchangeType.TOPIC -> "M5 1.5H14.5L11 10.5H1.5Z";
            case ExchangeType.HEADERS -> "M1.5 1.5H14.5V4A2 2 0 0 0 14.5 8V10.5H1.5V8A2 2 0 0 0 1.5 4Z";
            case "default" -> "M6 1.5H10A4.5 4.5 0 0 1 10 10.5H6A4.5 4.5 0 0 1 6 1.5Z";
            default -> "M4.5 1.5H11.5L14.5 4V8L11.5 10.5H4.5L1.5 8V4Z";
        };
    }
}
