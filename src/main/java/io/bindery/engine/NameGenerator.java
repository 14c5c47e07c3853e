package io.bindery.engine;

import io.bindery.model.PasswordHash;
import java.util.Base64;
import java.util.SplittableRandom;

/** Names the server gives: a prefix and 16 bytes of a seeded sequence in URL-safe base64, as RabbitMQ's look. */
final class NameGenerator {

    private final SplittableRandom sequence;
    private final SplittableRandom salts;

    NameGenerator(long seed) {
        sequence = new SplittableRandom(seed);
        salts = new SplittableRandom(~seed);
    }

    String queue() {
        return "amq.gen-" + token();
    }

    String consumerTag() {
        return "amq.ctag-" + token();
    }

    /** What stands behind {@code amq.rabbitmq.reply-to.}: an address and a key. */
    String replyAddress() {
        return token() + "." + token();
    }

    /** For what routes by chance. */
    int chance() {
        return sequence.nextInt();
    }

    /** For the password of the user that a new broker has. */
    byte[] salt() {
        byte[] bytes = new byte[PasswordHash.SALT];
        salts.nextBytes(bytes);
        return bytes;
    }

    private String token() {
        byte[] bytes = new byte[16];
        sequence.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
