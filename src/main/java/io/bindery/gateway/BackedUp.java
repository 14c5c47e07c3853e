package io.bindery.gateway;

import java.nio.file.Path;

/**
 * A backup that was made and read back to its end.
 *
 * @param messages in it · damages places that could not be read in the original either
 */
public record BackedUp(Path target, long messages, int damages) { }
