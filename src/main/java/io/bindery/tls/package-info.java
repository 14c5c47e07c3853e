/** Certificates: the desk's own authority, what it issues, and PEM files. Knows no broker and no socket. */
package io.bindery.tls;
