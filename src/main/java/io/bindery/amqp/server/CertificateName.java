package io.bindery.amqp.server;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Which part of a client's certificate is the name it logs in by: RabbitMQ's {@code ssl_cert_login_from}. */
public enum CertificateName {
    DISTINGUISHED_NAME, COMMON_NAME;

    /** Short names RabbitMQ has for attributes and Java hasn't. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("2.5.4.4", "SN"), Map.entry("2.5.4.42", "GIVENNAME"), Map.entry("2.5.4.43", "INITIALS"),
            Map.entry("2.5.4.44", "GENERATIONQUALIFIER"), Map.entry("2.5.4.12", "TITLE"), Map.entry("2.5.4.5", "SERIALNUMBER"),
            Map.entry("2.5.4.65", "PSEUDONYM"), Map.entry("1.2.840.113549.1.9.1", "EMAILADDRESS"));

    /** Empty when the certificate has no such name. */
    Optional<String> of(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, SHORT);
        return this == DISTINGUISHED_NAME ? Optional.of(name) : commonName(name);
    }

    /** Several are joined, as RabbitMQ does. */
    private static Optional<String> commonName(String distinguished) {
        List<String> found = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(distinguished).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    found.add(part.getValue().toString());
                }
            }
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(",", Collections.unmodifiableList(found)));
    }
}
