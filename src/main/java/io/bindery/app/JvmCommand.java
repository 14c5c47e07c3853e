package io.bindery.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What {@code jcmd} can ask of a JVM, asked of our own. */
final class JvmCommand {

    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private JvmCommand() { }

    /**
     * @param operation the command as its MBean names it: {@code vmCds} for {@code VM.cds}
     * @return what {@code jcmd} would print
     * @throws JMException when this JVM knows no such command
     */
    static String run(String operation, String... arguments) throws IOException, JMException {
        try {
            return String.valueOf(ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(COMMANDS), operation,
                    new Object[] {arguments}, new String[] {String[].class.getName()}));
        } catch (RuntimeException e) { // what JMX makes of an IOException inside
            throw new IOException(e);
        }
    }
}
