package io.bindery.ui.inspect;

import javafx.scene.layout.Region;

/** A queue's depth as a bar, ready plain and unacked hatched, and under it the line of what is on disk or on its way. */
final class DepthBar extends Region {

    private static final double BAR = 9;
    private static final double LINE_AT = 12;
    private static final double LINE = 3;
    private static final double GAP = 1;
    private static final double SLIMMEST = 4;

    private final Region track = part("depth-track");
    private final Region ready = part("depth-ready");
    private final Region unacked = part("depth-unacked");
    private final Region disk = part("depth-disk");
    private final Region pending = part("depth-pending");
    private long readyCount;
    private long unackedCount;
    private long diskCount;
    private long pendingCount;

    DepthBar() {
        setMinHeight(LINE_AT + LINE);
        setPrefHeight(LINE_AT + LINE);
        getChildren().setAll(track, ready, unacked, disk, pending);
    }

    void show(QueueFacts facts) {
        readyCount = facts.ready();
        unackedCount = facts.unacked();
        diskCount = facts.onDisk();
        pendingCount = facts.pending();
        requestLayout();
    }

    @Override protected void layoutChildren() {
        double width = getWidth();
        long total = readyCount + unackedCount;
        track.resizeRelocate(0, 0, width, BAR);
        double unackedWidth = unackedCount == 0 ? 0 : readyCount == 0 ? width : clamp(width * unackedCount / total, width);
        double readyWidth = total == 0 ? 0 : readyCount == 0 ? 0 : width - unackedWidth;
        ready.resizeRelocate(0, 0, readyWidth, BAR);
        double gap = readyWidth > 0 && unackedWidth > 0 ? GAP : 0;
        unacked.resizeRelocate(readyWidth + gap, 0, Math.max(0, unackedWidth - gap), BAR);
        double diskWidth = total == 0 ? 0 : width * Math.min(diskCount, total) / total;
        disk.resizeRelocate(0, LINE_AT, diskWidth, LINE);
        double pendingWidth = total == 0 || pendingCount == 0 ? 0 : Math.max(8, width * pendingCount / total);
        pending.resizeRelocate(Math.min(diskWidth + 2, width - pendingWidth), LINE_AT, pendingWidth, LINE);
    }

    /** Both parts stay visible however lopsided they are. */
    private static double clamp(double part, double whole) {
        return Math.max(SLIMMEST, Math.min(whole - SLIMMEST, part));
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }
}
