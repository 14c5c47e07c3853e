/** The gateway over a data directory whose broker is not running: all can be looked at, nothing changed. */
package io.bindery.gateway.atrest;
