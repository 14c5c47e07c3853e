package io.bindery.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * What is kept of a password, in RabbitMQ's own form, so that definitions can be exchanged: base64 of a salt of four bytes
 * and the hash of salt and password.
 *
 * @param encoded empty for a user nobody can log in as
 * @param algorithm RabbitMQ's name for it
 * @see <a href="https://www.rabbitmq.com/passwords.html">RabbitMQ's guide to passwords</a>
 */
public record PasswordHash(String encoded, String algorithm) {

    public static final String SHA_256 = "rabbit_password_hashing_sha256";
    public static final int SALT = 4;
    public static final PasswordHash NONE = new PasswordHash("", SHA_256);

    private static final Map<String, String> ALGORITHMS = Map.of(SHA_256, "SHA-256",
            "rabbit_password_hashing_sha512", "SHA-512", "rabbit_password_hashing_md5", "MD5");

    /** @param salt four bytes of chance */
    public static PasswordHash of(String password, byte[] salt) {
        return new PasswordHash(Base64.getEncoder().encodeToString(salted(SHA_256, salt, password)), SHA_256);
    }

    public static boolean knows(String algorithm) {
        return ALGORITHMS.containsKey(algorithm);
    }

    /** Nothing matches an empty hash, and no hash an empty password. */
    public boolean matches(String password) {
        byte[] kept = decoded();
        return kept.length > SALT && !password.isEmpty() && knows(algorithm)
                && MessageDigest.isEqual(kept, salted(algorithm, Arrays.copyOf(kept, SALT), password));
    }

    private byte[] decoded() {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static byte[] salted(String algorithm, byte[] salt, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHMS.get(algorithm));
            digest.update(salt);
            byte[] hash = digest.digest(password.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(salt, salt.length + hash.length);
            System.arraycopy(hash, 0, both, salt.length, hash.length);
            return both;
        } catch (NoSuchAlgorithmException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }

    @Override public String toString() {
        return "PasswordHash[" + algorithm + "]";
    }
}
