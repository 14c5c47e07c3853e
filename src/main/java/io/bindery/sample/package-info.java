/** The order shop: the topology a first start shows, and the little programs that keep it busy over real AMQP. */
package io.bindery.sample;
