/** RabbitMQ's HTTP API, served. */
package io.bindery.management;
