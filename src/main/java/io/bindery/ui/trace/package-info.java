/**
 * The Trace panel: what happened to messages, event by event, and one message's passport: its copies as a tree, its
 * dead letters below the copy they came of. {@code TraceLog} and {@code Passport} work without a toolkit.
 */
package io.bindery.ui.trace;
