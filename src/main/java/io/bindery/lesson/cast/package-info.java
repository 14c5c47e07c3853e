/** The programs of lessons, as clients over real AMQP. */
package io.bindery.lesson.cast;
