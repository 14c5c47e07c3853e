/** Terms as Erlang prints them: RabbitMQ's error texts show them so, to the line break. Pure. */
package io.bindery.erlang;
