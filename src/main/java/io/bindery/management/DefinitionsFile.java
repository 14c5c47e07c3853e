package io.bindery.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A definitions file as RabbitMQ writes it, of a whole broker or of one virtual host, taken in as the HTTP interface takes it. */
public final class DefinitionsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OF_A_BROKER = List.of("vhosts", "users", "permissions", "topic_permissions", "global_parameters");

    private DefinitionsFile() { }

    /** Why a file is not taken; the message is a sentence. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String sentence) {
            super(sentence);
        }
    }

    /**
     * Declares everything that is in the file.
     *
     * @param vhost where a file of one virtual host belongs: such files do not say it
     */
    public static void declare(byte[] file, String vhost, ManagementPort broker) {
        ObjectNode definitions = parsed(file);
        DefinitionsImport taking = new DefinitionsImport(broker, definitions, ImportForm.FILE);
        try {
            if (isOfOneVhost(definitions)) {
                taking.vhost(vhost);
            } else {
                taking.whole(Optional.empty());
            }
        } catch (HttpRefusal refusal) {
            throw new RefusedException(refusal.getMessage());
        }
    }

    /** Everything that is declared, to be read and to be declared elsewhere. */
    public static byte[] of(ManagementPort broker) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new DefinitionsResource(broker).whole());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode parsed(byte[] file) {
        try {
            if (JSON.readTree(file) instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedException("It is no definitions file: a JSON object with exchanges, queues and bindings.");
        } catch (JsonProcessingException broken) {
            throw new RefusedException("It is no JSON: line " + broken.getLocation().getLineNr() + ", column " + broken.getLocation().getColumnNr()
                    + ": " + broken.getOriginalMessage() + ".");
        } catch (IOException noText) {
            throw new RefusedException("It is no JSON: " + noText.getMessage() + ".");
        }
    }

    /** One that says anything of users is a whole broker's: what it says of them is not passed over. */
    private static boolean isOfOneVhost(ObjectNode definitions) {
        return OF_A_BROKER.stream().noneMatch(definitions::has) && Stream.of("exchanges", "queues", "bindings", "policies")
                .allMatch(member -> Stream.of(definitions.path(member)).flatMap(list -> Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::path))
                        .noneMatch(thing -> thing.has("vhost")));
    }
}
