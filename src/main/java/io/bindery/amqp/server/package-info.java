/** Sockets: connections and channels as state machines between bytes and the engine's commands. Netty's loops own it. */
package io.bindery.amqp.server;
