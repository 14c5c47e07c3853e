/**
 * The Publish panel: where a message goes, what it is, and what happened to it. {@code PublishForm} turns what was
 * typed into a command, {@code Outcome} turns the broker's answer into rows; both work without a toolkit.
 */
package io.bindery.ui.publish;
