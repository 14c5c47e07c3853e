/**
 * The Messages panel: what lies in a queue, looked at without touching it. {@code Pager}, {@code MessageFilter},
 * {@code Body} and {@code MessageJson} work without a toolkit.
 */
package io.bindery.ui.messages;
