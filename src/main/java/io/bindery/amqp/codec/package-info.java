/** AMQP 0-9-1 as bytes: frames, methods, field tables. Buffers only; no socket and no broker. */
package io.bindery.amqp.codec;
