package io.bindery.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    /** Made by RabbitMQ 3.10.8 for its own guest. */
    private static final PasswordHash RABBITS = new PasswordHash("MqoggZHvKwLMwRsn1oYi1mhhlLmW9iW9iiOuCxxzZ1n84fLU", PasswordHash.SHA_256);

    @Test void aHashThatRabbitMadeMatchesItsPassword() {
        assertThat(RABBITS.matches("guest")).isTrue();
        assertThat(RABBITS.matches("Guest")).isFalse();
    }

    @Test void theSameSaltAndPasswordGiveRabbitsHash() {
        byte[] salt = java.util.Arrays.copyOf(java.util.Base64.getDecoder().decode(RABBITS.encoded()), PasswordHash.SALT);
        assertThat(PasswordHash.of("guest", salt)).isEqualTo(RABBITS);
    }

    @Test void anEmptyPasswordNeverMatches() {
        assertThat(PasswordHash.of("", new byte[4]).matches("")).isFalse();
        assertThat(PasswordHash.NONE.matches("")).isFalse();
        assertThat(PasswordHash.NONE.matches("x")).isFalse();
    }

    @Test void aHashThatIsNoneMatchesNothing() {
        assertThat(new PasswordHash("%%%", PasswordHash.SHA_256).matches("guest")).isFalse();
        assertThat(new PasswordHash(RABBITS.encoded(), "rot13").matches("guest")).isFalse();
    }

    @Test void printingAUserDoesNotTellTheHash() {
        assertThat(new User("guest", RABBITS, java.util.List.of()).toString()).doesNotContain("Mqogg");
    }
}
