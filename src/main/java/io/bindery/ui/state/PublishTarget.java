package io.bindery.ui.state;

/** Where the publish panel should point next: set by canvas and inspector, read by the panel. */
public record PublishTarget(String exchange, String routingKey) { }
