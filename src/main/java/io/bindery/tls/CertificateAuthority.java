package io.bindery.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The desk's own certificate authority: signs the server's certificate and those of clients. */
public final class CertificateAuthority {

    private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(730);
    /** Clocks of two machines differ. */
    private static final Duration EARLIER = Duration.ofHours(1);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Identity identity;

    public CertificateAuthority(Identity identity) {
        this.identity = identity;
    }

    public Identity identity() {
        return identity;
    }

    public static CertificateAuthority create(Instant now) throws IOException {
        KeyPair keys = newKeys();
        X500Name name = commonName("Bindery desk authority");
        try {
            JcaX509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), now, LIFE_OF_AUTHORITY);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new CertificateAuthority(new Identity(keys.getPrivate(), List.of(sign(builder, new Identity(keys.getPrivate(), List.of())))));
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java cannot make a certificate: " + e.getMessage(), e);
        }
    }

    /** A certificate for this machine by its own names for itself. */
    public Identity issueServer(Instant now) throws IOException {
        return issue(commonName("localhost"), KeyPurposeId.id_kp_serverAuth, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")}), now);
    }

    /** A certificate for a client whose common name is this. */
    public Identity issueClient(String name, Instant now) throws IOException {
        return issue(commonName(name), KeyPurposeId.id_kp_clientAuth, null, now);
    }

    private Identity issue(X500Name subject, KeyPurposeId purpose, GeneralNames names, Instant now) throws IOException {
        KeyPair keys = newKeys();
        try {
            X500Name issuer = new JcaX509CertificateHolder(identity.certificate()).getSubject();
            JcaX509v3CertificateBuilder builder = builder(issuer, subject, keys.getPublic(), now, LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(identity.certificate()));
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new Identity(keys.getPrivate(), List.of(sign(builder, identity), identity.certificate()));
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(issuer, new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(now.minus(EARLIER)), Date.from(now.plus(life)), subject, key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, Identity signer) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.key())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static X500Name commonName(String name) {
        return new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    }

    private static KeyPair newKeys() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java cannot make a key: " + e.getMessage(), e);
        }
    }
}
