package io.bindery.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes port numbers only, so that a slip is answered in a line before anything is opened. */
final class PortConverter implements ITypeConverter<Integer> {

    private static final int HIGHEST = 65_535;

    @Override public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, like a number out of range
        }
        throw new TypeConversionException("'" + text + "' is no port: 0 to " + HIGHEST);
    }
}
