/**
 * Where a message goes, and why. Pure: no I/O, no clock, no thread, no chance. One algorithm ({@link
 * io.bindery.routing.Router}) serves the engine, the preview and the debugger; they differ in the visitor alone.
 */
package io.bindery.routing;
