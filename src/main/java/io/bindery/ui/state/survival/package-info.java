/** What a restart or a crash would leave of a broker, and whether it did: foretold of snapshots, held against the files. */
package io.bindery.ui.state.survival;
