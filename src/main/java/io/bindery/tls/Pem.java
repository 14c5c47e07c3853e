package io.bindery.tls;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys in PEM files, as every TLS library reads and writes them. */
public final class Pem {

    private static final FileAttribute<?>[] FOR_THE_OWNER_ALONE = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];

    private Pem() { }

    public static List<X509Certificate> readCertificates(Path file) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (Object found : read(file)) {
            if (found instanceof X509CertificateHolder holder) {
                try {
                    all.add(new JcaX509CertificateConverter().getCertificate(holder));
                } catch (CertificateException e) {
                    throw new IOException(file + " holds a certificate that cannot be read: " + e.getMessage(), e);
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException(file + " holds no certificate in PEM form.");
        }
        return all;
    }

    /** @throws IOException also when the key is protected by a password */
    public static PrivateKey readKey(Path file) throws IOException {
        for (Object found : read(file)) {
            if (found instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            } else if (found instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
            }
        }
        throw new IOException(file + " holds no private key in PEM form that can be read without a password.");
    }

    public static void writeCertificates(Path file, List<X509Certificate> certificates) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (X509Certificate certificate : certificates) {
                pem.writeObject(certificate);
            }
        }
        replace(file, text.toString());
    }

    /** Only the file's owner may read it. */
    public static void writeKey(Path file, PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(key, null));
        }
        replace(file, text.toString(), FOR_THE_OWNER_ALONE);
    }

    /** All of it, or what was there before. */
    private static void replace(Path file, String text, FileAttribute<?>... attributes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, attributes);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Object> read(Path file) throws IOException {
        List<Object> all = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file); PEMParser pem = new PEMParser(text)) {
            Object next;
            while ((next = pem.readObject()) != null) {
                all.add(next);
            }
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new IOException(file + " is not there.", missing);
        }
        return all;
    }
}
