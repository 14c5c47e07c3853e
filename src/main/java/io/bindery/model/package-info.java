/**
 * The values everybody speaks: definitions, messages, commands, snapshots, activity. Nothing here knows a
 * socket, a clock, a thread or a window, and everything here is immutable unless its Javadoc says otherwise.
 */
package io.bindery.model;
