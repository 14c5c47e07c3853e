package io.bindery.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.h2.tools.Server;

/**
 * The H2 database that shows a store's tables, with its two users: the owner, who made it, and READER, who may only select. While it is
 * open other programs on this machine reach it by H2's TCP server on the loopback address; {@code sql.properties} says how. Its file
 * holds no data but what a large answer is sorted in; it is made at each start and deleted at the end.
 */
final class SqlDatabase {

    static final String READER = "READER";
    private static final String NAME = "bindery";
    private static final String OWNER = "OWNER";
    /** Of older versions, which kept tables. */
    private static final String PASSWORD_FILE = "owner.password";

    private final Path folder;
    private final Path accessFile;
    private Connection connection;
    private Server server;
    private String readerUrl;
    private final String readerPassword = randomPassword();
    private String word;

    /** @param accessFile where to say how to get in, or null for no server */
    SqlDatabase(Path folder, Path accessFile) {
        this.folder = folder;
        this.accessFile = accessFile;
    }

    /** Makes it anew, showing that view. */
    void open(JournalView view) throws IOException, SQLException {
        Files.createDirectories(folder);
        deleteFiles();
        word = SqlTables.show(view);
        String url = "jdbc:h2:file:" + folder.resolve(NAME);
        connection = DriverManager.getConnection(url + ";CACHE_SIZE=8192;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0", OWNER, randomPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER " + READER + " PASSWORD '" + readerPassword + "'");
            statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + READER);
        }
        SqlSchema.create(connection, word);
        if (accessFile != null) {
            serve();
        } else {
            readerUrl = url + ";USER=" + READER + ";PASSWORD=" + readerPassword;
        }
    }

    Path folder() {
        return folder;
    }

    /** A complete JDBC URL for looking, never for changing. */
    String readerUrl() {
        return readerUrl;
    }

    /** H2 takes the address from a system property, once, before the first server; without it all networks could knock. */
    private void serve() throws SQLException, IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists", "-baseDir", folder.toString()).start();
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./" + NAME;
        readerUrl = url + ";USER=" + READER + ";PASSWORD=" + readerPassword;
        writePrivately(accessFile, "# To look into the running broker's tables with any JDBC tool that has the H2 2.4 driver.\n"
                + "url=" + url + "\nuser=" + READER + "\npassword=" + readerPassword + "\n");
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
    }

    /** Whoever reads is disconnected. */
    void close() throws IOException {
        if (word != null) {
            SqlTables.hide(word);
            word = null;
        }
        if (server != null) {
            server.stop();
            server = null;
            Files.deleteIfExists(accessFile);
        }
        if (connection != null) {
            try (Connection closing = connection; Statement statement = closing.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            } catch (SQLException alreadyGone) {
                org.slf4j.LoggerFactory.getLogger(SqlDatabase.class).debug("closing the SQL tables", alreadyGone);
            }
            connection = null;
        }
        readerUrl = null;
        deleteFiles();
    }
}
