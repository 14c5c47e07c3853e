/**
 * The Route panel: where a key would go, and why, with no message sent. {@code RouteTable} lays the router's own trace
 * out in rows, {@code NearestMiss} finds the key that would reach one place more; both work without a toolkit.
 */
package io.bindery.ui.route;
