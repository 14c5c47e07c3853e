package io.bindery.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificate that says whose it is.
 *
 * @param chain the certificate first, then who signed it
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}
