package io.bindery.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.h2.tools.Server;

/**
 * The projection's H2 file with its two users: the owner, who writes, and READER, who may only select. While it is open
 * other programs on this machine reach it by H2's TCP server on the loopback address; {@code sql.properties} says how.
 */
final class SqlDatabase {

    static final String READER = "READER";
    private static final String NAME = "bindery";
    private static final String OWNER = "OWNER";
    private static final String PASSWORD_FILE = "owner.password";

    private final Path folder;
    private final Path accessFile;
    private Connection connection;
    private Server server;
    private String readerUrl;
    /** The same as long as the store is open: who copied the address can connect again after the file was made small. */
    private final String readerPassword = randomPassword();
    /** 0 before the first. */
    private int port;

    /** @param accessFile where to say how to get in, or null for no server */
    SqlDatabase(Path folder, Path accessFile) {
        this.folder = folder;
        this.accessFile = accessFile;
    }

    /** Opens what is there, or makes it. */
    Connection open() throws IOException, SQLException {
        Files.createDirectories(folder);
        Path passwordFile = folder.resolve(PASSWORD_FILE);
        if (!Files.exists(passwordFile)) {
            deleteFiles();
            writePrivately(passwordFile, randomPassword());
        }
        String url = "jdbc:h2:file:" + folder.resolve(NAME);
        connection = DriverManager.getConnection(url + ";CACHE_SIZE=8192;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=1000;TRACE_LEVEL_FILE=0", OWNER, Files.readString(passwordFile));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER IF NOT EXISTS " + READER + " PASSWORD ''");
            statement.execute("ALTER USER " + READER + " SET PASSWORD '" + readerPassword + "'");
            statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + READER);
        }
        if (accessFile != null) {
            serve();
        } else {
            readerUrl = url + ";USER=" + READER + ";PASSWORD=" + readerPassword;
        }
        return connection;
    }

    /** A complete JDBC URL for looking, never for changing. */
    String readerUrl() {
        return readerUrl;
    }

    /** H2 takes the address from a system property, once, before the first server; without it all networks could knock. */
    private void serve() throws SQLException, IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try {
            server = serverOn(port);
        } catch (SQLException takenMeanwhile) {
            server = serverOn(0);
        }
        port = server.getPort();
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./" + NAME;
        readerUrl = url + ";USER=" + READER + ";PASSWORD=" + readerPassword;
        writePrivately(accessFile, "# To look into the running broker's projection with any JDBC tool that has the H2 2.4 driver.\n"
                + "url=" + url + "\nuser=" + READER + "\npassword=" + readerPassword + "\n");
    }

    private Server serverOn(int wantedPort) throws SQLException {
        return Server.createTcpServer("-tcpPort", String.valueOf(wantedPort), "-tcpDaemon", "-ifExists", "-baseDir", folder.toString()).start();
    }

    /** Whether somebody is connected who looks. */
    boolean isRead() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE USER_NAME = '" + READER + "'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            Files.createFile(file);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Closes it and throws it away. */
    void discard() throws IOException {
        close(true);
        deleteFiles();
    }

    private void deleteFiles() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> ours = files.filter(file -> file.getFileName().toString().startsWith(NAME + ".")
                        || file.getFileName().toString().equals(PASSWORD_FILE)).toList();
                for (Path file : ours) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        writePrivately(folder.resolve(PASSWORD_FILE), randomPassword());
    }

    /** Bytes of the file. */
    long size() throws IOException {
        Path file = folder.resolve(NAME + ".mv.db");
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** @param immediately without writing what is in memory */
    void close(boolean immediately) throws IOException {
        close(immediately ? "SHUTDOWN IMMEDIATELY" : "SHUTDOWN");
    }

    /** Takes its time and leaves the smallest file. */
    void closeCompactly() throws IOException {
        close("SHUTDOWN COMPACT");
    }

    private void close(String how) throws IOException {
        if (server != null) {
            server.stop();
            server = null;
            Files.deleteIfExists(accessFile);
        }
        if (connection != null) {
            try (Connection closing = connection; Statement statement = closing.createStatement()) {
                statement.execute(how);
            } catch (SQLException alreadyGone) {
                org.slf4j.LoggerFactory.getLogger(SqlDatabase.class).debug("closing the projection", alreadyGone);
            }
            connection = null;
        }
        readerUrl = null;
    }
}
