/** The Store panel: what is on disk and when it got there, what a restart would keep, and whether it did. */
package io.bindery.ui.store;
