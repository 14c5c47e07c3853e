package io.bindery.ui.state;

import io.bindery.gateway.LongWork;

/**
 * Something long that goes on while everything else does.
 *
 * @param title what, as «Backing up»
 */
public record Work(String title, LongWork progress) { }
