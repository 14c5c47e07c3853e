/** The shell around the panels: toolbar, navigator, docking, status bar, notices, forms, and the command palette. */
package io.bindery.ui.workbench;
