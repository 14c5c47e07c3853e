/**
 * The deterministic broker. Commands and an instant go in; answers, log records and activity come out. The same
 * commands at the same instants give the same output: no I/O, no clock, no thread, no randomness in here.
 *
 * <p>Everything in this package is owned by one thread, the engine thread, and is called by no other.
 */
package io.bindery.engine;
