package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataHomeTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test void linuxFollowsXdg() {
        assertThat(DataHome.usual("Linux", Map.of(), HOME)).isEqualTo(HOME.resolve(".local/share/bindery/data"));
        assertThat(DataHome.usual("Linux", Map.of("XDG_DATA_HOME", "/srv/xdg"), HOME)).isEqualTo(Path.of("/srv/xdg/bindery/data"));
        assertThat(DataHome.usual("Linux", Map.of("XDG_DATA_HOME", ""), HOME)).isEqualTo(HOME.resolve(".local/share/bindery/data"));
    }

    @Test void windowsAndMacHaveTheirOwnPlaces() {
        assertThat(DataHome.usual("Windows 11", Map.of("LOCALAPPDATA", "/c/Local"), HOME)).isEqualTo(Path.of("/c/Local/Bindery/data"));
        assertThat(DataHome.usual("Mac OS X", Map.of(), HOME)).isEqualTo(HOME.resolve("Library/Application Support/Bindery/data"));
    }
}
