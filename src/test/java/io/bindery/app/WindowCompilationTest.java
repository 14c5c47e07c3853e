package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The JVM that runs this test is asked what it has been told. */
class WindowCompilationTest {

    @Test
    void javaFxIsLeftToTheQuickCompilerAndTheBrokerIsNot() throws Exception {
        WindowCompilation.addDirectives();

        String told = JvmCommand.run("compilerDirectivesPrint");
        assertThat(told).contains("javafx/*.*", "com/sun/javafx/*.*").doesNotContain("io/");
        assertThat(told.substring(told.indexOf("c2 directives"))).contains("Exclude:true");
    }

    @AfterEach
    void takeItBack() throws Exception {
        JvmCommand.run("compilerDirectivesClear");
    }
}
