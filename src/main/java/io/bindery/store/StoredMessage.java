package io.bindery.store;

import io.bindery.model.Message;

/** A message at its place in a queue, as the journal has it. */
public record StoredMessage(long position, Message message, boolean redelivered, long enqueuedAtMillis, long expiresAtMillis) { }
