package io.bindery.erlang;

import java.math.BigDecimal;
import java.math.MathContext;

/** A floating-point number as Erlang prints it: the fewest digits that tell it, with an exponent where that is shorter. */
public final class ErlangFloat {

    private static final int MOST_DIGITS = 17;
    /** From here on not every whole number can be told, and zeros would claim so. */
    private static final double WHOLE = 1L << 53;

    private ErlangFloat() { }

    public static String text(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal shortest = shortest(Math.abs(number)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + text(digits, point, Math.abs(number));
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }

    /** @param point how many digits stand before it; none or fewer: so many zeros behind it */
    private static String text(String digits, int point, double number) {
        String exponent = "e" + (point - 1);
        int costOfExponent = exponent.length() + (digits.length() == 1 ? 2 : 1);
        if (point >= digits.length()) {
            int zeros = point - digits.length();
            return zeros + 2 <= costOfExponent && number < WHOLE ? digits + "0".repeat(zeros) + ".0" : withExponent(digits, exponent);
        } else if (point < 0) {
            return 2 - point <= costOfExponent ? "0." + "0".repeat(-point) + digits : withExponent(digits, exponent);
        }
        return (point == 0 ? "0" : digits.substring(0, point)) + "." + digits.substring(point);
    }

    private static String withExponent(String digits, String exponent) {
        return digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + exponent;
    }
}
