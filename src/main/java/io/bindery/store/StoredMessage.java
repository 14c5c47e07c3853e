package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Message;

/**
 * A message at its place in a queue, as the journal has it.
 *
 * @param standing where a quorum queue has it since it came back; null for what stands where its position says
 */
public record StoredMessage(long position, Message message, boolean redelivered, Standing standing, long enqueuedAtMillis,
                            long expiresAtMillis) { }
