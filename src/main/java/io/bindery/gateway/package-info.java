/** The seam the window talks to: a broker as something that can be looked at and told what to do, near or far. */
package io.bindery.gateway;
