/** Ours and a RabbitMQ under the same load, alternating, with ratios: {@code mvn -Pcompare package exec:exec}. See docs/benchmarks.md. */
package io.bindery.bench;
