/** The embedded broker put together: store, engine and servers, started and stopped in order; the engine's thread and mailbox. */
package io.bindery.broker;
