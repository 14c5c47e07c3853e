package io.bindery;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house to its plan: which room may use which, and what the pure rooms must not touch. */
class ArchitectureTest {

    private static final String ROOT = "io.bindery.";
    private static final Set<String> PURE = Set.of("model", "routing", "erlang", "engine");

    /** What a panel may use; every {@code ui} package that has no row of its own is one, and none may use another. */
    private static final Set<String> PANEL =
            Set.of("ui.fx", "ui.theme", "ui.state", "gateway", "lesson", "routing", "files", "xml", "model");

    private static final Set<String> EVERYTHING = Set.of("*");

    /** Who may use whom. When a rule is in the way, change the row, with a reason in the commit. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("routing", Set.of("model")),
            Map.entry("erlang", Set.of("model")), // below all who write RabbitMQ's error texts
            Map.entry("engine", Set.of("erlang", "model", "routing")),
            Map.entry("amqp.codec", Set.of("erlang", "model")),
            Map.entry("amqp.server", Set.of("amqp.codec", "engine", "model")),
            Map.entry("json", Set.of("model")), // below both who write field tables as JSON
            Map.entry("files", Set.of()), // below all who tell of a file that failed
            Map.entry("xml", Set.of()), // below both who write XML
            Map.entry("store", Set.of("engine", "files", "json", "model")),
            Map.entry("management", Set.of("engine", "erlang", "routing", "json", "model")),
            Map.entry("tls", Set.of()),
            Map.entry("broker", Set.of("management", "tls", "store", "files", "amqp.server", "amqp.codec", "engine", "routing", "model")),
            Map.entry("gateway", Set.of("routing", "model")),
            Map.entry("gateway.embedded", Set.of("gateway", "broker", "store", "engine", "routing", "model")),
            Map.entry("gateway.atrest", Set.of("gateway", "store", "model")),
            Map.entry("gateway.rabbitmq", Set.of("gateway", "management", "routing", "model")),
            Map.entry("sample", Set.of("gateway", "model")),
            Map.entry("lesson", Set.of("gateway", "routing", "model")),
            Map.entry("lesson.cast", Set.of("lesson")), // apart, so that a lesson can be played without a socket
            Map.entry("ui.fx", Set.of()),
            Map.entry("ui.theme", Set.of()),
            Map.entry("ui.state", Set.of("ui.fx", "gateway", "lesson", "model")),
            Map.entry("ui.workbench", Set.of("ui.*", "gateway", "lesson", "routing", "model")),
            Map.entry("app", EVERYTHING));

    /** What rooms outside the engine may name of it: its ports. The broker, which builds it, and the gateway are free. */
    private static final Set<String> ENGINE_PORTS = Set.of(
            "EngineCommand", "ClientCommand", "ConnectionOutput", "Reply", "MessageLog", "MemoryOnlyLog", "RecoveredState",
            "ActivitySink");

    /** Libraries that one kind of room brings in and no other may see. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "javafx.", Set.of("ui", "app"),
            "io.netty.", Set.of("amqp", "management", "broker"),
            "com.rabbitmq.", Set.of("gateway.rabbitmq", "sample", "lesson.cast"),
            "org.h2.", Set.of("store"),
            "org.bouncycastle.", Set.of("tls"),
            "java.sql.", Set.of("store", "ui.store", "app"),
            "picocli.", Set.of("app"));

    private static final JavaClasses BINDERY = new ClassFileImporter()
            .withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bindery");

    static Set<String> rooms() {
        return Stream.concat(MAY_USE.keySet().stream(), BINDERY.stream().map(ArchitectureTest::room))
                .collect(toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatThePlanAllows(String room) {
        check(classes().that(liveIn(room)).should().onlyDependOnClassesThat(
                describe("are allowed to '" + room + "'", used -> !isOurs(used) || mayUse(room, room(used)))));
    }

    @Test
    void everyPackageHasARowInThePlan() {
        assertThat(BINDERY).isNotEmpty();
        assertThat(rooms()).allMatch(room -> MAY_USE.containsKey(room) || isPanel(room));
    }

    @Test
    void theEngineIsKnownToItsNeighboursByItsPorts() {
        check(noClasses().that(describe("live beside the engine",
                        c -> Set.of("amqp.server", "store", "management").contains(room(c))))
                .should().dependOnClassesThat(describe("are the engine's own affair", ArchitectureTest::isInsideEngine)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryComesInByItsOwnDoor(String library) {
        Set<String> doors = DOORS.get(library);
        check(noClasses().that(describe("live outside " + doors,
                        c -> doors.stream().noneMatch(door -> room(c).equals(door) || room(c).startsWith(door + "."))))
                .should().dependOnClassesThat(describe("belong to " + library, c -> c.getName().startsWith(library))));
    }

    static Set<String> libraries() {
        return new TreeSet<>(DOORS.keySet());
    }

    @Test
    void thePureRoomsTouchNoFileSocketClockThreadOrWindow() {
        check(noClasses().that(arePure()).should().dependOnClassesThat(
                describe("do I/O, tell the time, run threads or draw", ArchitectureTest::isOfTheOutsideWorld)));
    }

    /** By target, not by call: a method reference is an access too. */
    @Test
    void thePureRoomsAskNobodyForTheTimeOrForChance() {
        check(noClasses().that(arePure()).should().accessTargetWhere(
                describe("reads a clock or rolls dice", ArchitectureTest::readsClockOrChance)));
    }

    /** One place brings work to the FX thread, so that there is one place to look when a frame is late. */
    @Test
    void onlyUiFxCallsRunLater() {
        check(noClasses().that(describe("live outside ui.fx", c -> !room(c).equals("ui.fx")))
                .should().accessTargetWhere(target(owner(name("javafx.application.Platform"))).and(target(name("runLater")))));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(BINDERY);
    }

    private static DescribedPredicate<JavaClass> liveIn(String room) {
        return describe("live in '" + room + "'", c -> room(c).equals(room));
    }

    private static DescribedPredicate<JavaClass> arePure() {
        return describe("live in " + PURE, c -> PURE.contains(room(c)));
    }

    private static boolean mayUse(String room, String used) {
        Set<String> allowed = MAY_USE.getOrDefault(room, PANEL);
        return room.equals(used) || allowed.equals(EVERYTHING) || allowed.contains(used)
                || used.startsWith("ui.") && allowed.contains("ui.*");
    }

    private static boolean isPanel(String room) {
        return room.startsWith("ui.");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getBaseComponentType().getName().startsWith(ROOT);
    }

    /** The longest row that holds the class's package; a package without one is a room by its own name. */
    private static String room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        String tail = name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
        for (String row = tail; !row.isEmpty(); row = row.substring(0, Math.max(0, row.lastIndexOf('.')))) {
            if (MAY_USE.containsKey(row)) {
                return row;
            }
        }
        String[] words = tail.split("\\.");
        return words[0].equals("ui") && words.length > 1 ? "ui." + words[1] : tail;
    }

    private static boolean isInsideEngine(JavaClass type) {
        return isOurs(type) && room(type).equals("engine")
                && !ENGINE_PORTS.contains(type.getBaseComponentType().getName().replaceAll("^.*\\.|\\$.*$", ""));
    }

    private static boolean isOfTheOutsideWorld(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return name.startsWith("javafx.") || name.startsWith("java.net.") || name.startsWith("java.nio.file.")
                || name.startsWith("java.nio.channels.") || name.startsWith("java.sql.")
                || name.startsWith("java.time.Clock") || name.startsWith("java.time.InstantSource")
                || name.startsWith("java.io.") && !name.matches("java\\.io\\.(Serializable|ByteArray\\w+|UncheckedIOException)")
                || name.startsWith("java.util.concurrent.") && !name.matches(".*\\.Concurrent\\w+|.*\\.atomic\\..*")
                || name.matches("java\\.lang\\.(Thread|ThreadLocal|Runtime|ProcessBuilder)")
                || name.matches("java\\.util\\.(Timer|TimerTask)|java\\.security\\.SecureRandom");
    }

    private static boolean readsClockOrChance(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        return owner.startsWith("java.time.") && member.equals("now")
                || owner.equals("java.lang.System") && member.matches("currentTimeMillis|nanoTime|getProperty|getenv|out|err|in")
                || owner.equals("java.lang.Math") && member.equals("random")
                || owner.equals("java.util.UUID") && member.equals("randomUUID")
                || owner.equals("java.util.Random") && access.getTarget().getFullName().equals("java.util.Random.<init>()")
                || owner.equals("java.util.Date") && access.getTarget().getFullName().equals("java.util.Date.<init>()");
    }
}
