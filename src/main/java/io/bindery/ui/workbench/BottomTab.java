package io.bindery.ui.workbench;

import javafx.scene.layout.Region;

/** A panel of the bottom dock. */
public record BottomTab(String title, Region content) { }
