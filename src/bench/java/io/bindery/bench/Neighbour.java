package io.bindery.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another broker that runs on this machine already, known by the port it listens on; it goes on when the comparison is over. */
record Neighbour(String name, int port, ProcessHandle process) implements Contestant {

    /** @throws IOException when nobody listens on the port, or not as a process of this machine */
    static Neighbour on(int port, String name) throws IOException {
        return new Neighbour(name, port, listener(port));
    }

    /** @param list {@code name=port}, or more of them with commas between; may be empty */
    static List<Neighbour> all(String list) throws IOException {
        List<Neighbour> all = new ArrayList<>();
        for (String one : list.isEmpty() ? new String[0] : list.split(",")) {
            int at = one.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("name=port is wanted, not " + one);
            }
            all.add(on(Integer.parseInt(one.substring(at + 1)), one.substring(0, at)));
        }
        return all;
    }

    /** The process that listens on the port. */
    static ProcessHandle listener(int port) throws IOException {
        Process ss = new ProcessBuilder("ss", "-ltnpH", "sport = :" + port).start();
        Matcher pid = Pattern.compile("pid=(\\d+)").matcher(new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        if (!pid.find()) {
            throw new IOException("no process of this machine listens on port " + port);
        }
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow(() -> new IOException("the process on port " + port + " is gone"));
    }

    @Override public void close() {
        // it was there before
    }
}
