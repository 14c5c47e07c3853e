package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/compatibility.md} claims nothing that no test holds: what its rows name is there, and what it calls refused is refused. */
class CompatibilityPageTest {

    private static final Path PAGE = Path.of("docs", "compatibility.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path CLIENTS = Path.of(".ci", "clients");
    private static final Path CASES = Path.of("src", "test", "resources", "conformance", "cases");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private static final Map<String, JsonNode> RECORDED = new HashMap<>();
    private static final Map<String, String> SOURCES = new HashMap<>();

    private record Row(String section, List<String> cells) {
        List<String> heldBy() {
            return NAMED.matcher(cells.get(cells.size() - 1)).results().map(found -> found.group(1)).toList();
        }
    }

    @BeforeAll static void read() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.toList()) {
                new ObjectMapper().readTree(file.toFile()).get("cases").forEach(one -> RECORDED.put(one.get("name").asText(), one));
            }
        }
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                SOURCES.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
    }

    @TestFactory Stream<DynamicTest> whatARowNamesIsThere() throws IOException {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.section + ": " + row.cells.get(0), () ->
                assertThat(row.heldBy()).as("what holds it").isNotEmpty().allSatisfy(CompatibilityPageTest::isThere)));
    }

    @TestFactory Stream<DynamicTest> whatIsRefusedIsRefusedWithThatCodeAndText() throws IOException {
        return rows().stream().filter(row -> row.section.equals("Refused")).map(row -> DynamicTest.dynamicTest(row.cells.get(0), () -> {
            String code = row.cells.get(1);
            String text = row.cells.get(2);
            assertThat(row.heldBy()).allSatisfy(name -> {
                if (RECORDED.containsKey(name)) {
                    assertThat(RECORDED.get(name).get("expect").toString()).contains("\"code\":" + code).contains(text);
                } else {
                    assertThat(SOURCES.get(name.substring(0, name.indexOf('.')))).contains(" " + code + " ").contains(text);
                }
            });
        }));
    }

    @Test void everyClientInCiIsOnThePage() throws IOException {
        List<String> named = rows().stream().flatMap(row -> row.heldBy().stream()).filter(name -> name.startsWith("client:")).toList();
        try (Stream<Path> folders = Files.list(CLIENTS)) {
            assertThat(folders.filter(Files::isDirectory).map(folder -> "client:" + folder.getFileName()).toList()).allMatch(named::contains);
        }
    }

    private static void isThere(String name) {
        if (name.startsWith("client:")) {
            assertThat(CLIENTS.resolve(name.substring("client:".length())).resolve("run")).isExecutable();
        } else if (name.contains(".")) {
            String[] test = name.split("\\.");
            assertThat(SOURCES).containsKey(test[0]);
            assertThat(SOURCES.get(test[0])).containsPattern("\\b" + test[1] + "\\(");
        } else {
            assertThat(RECORDED).containsKey(name);
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| ") && !line.endsWith("held by |")) {
                rows.add(new Row(section, Stream.of(line.substring(1).split("\\|")).map(String::strip).toList()));
            }
        }
        assertThat(rows).hasSizeGreaterThan(40);
        return rows;
    }
}
