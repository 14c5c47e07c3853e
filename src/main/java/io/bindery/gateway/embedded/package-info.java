/** The gateway over the broker in this process. */
package io.bindery.gateway.embedded;
