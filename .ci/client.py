#!/usr/bin/env python3
"""An AMQP client from outside, by pika: publishes to the sample's topic exchange, consumes, and looks after a restart.

    client.py PORT ping     connects
    client.py PORT work     a durable queue bound to orders with ci.eu.#, which the sample never sends; 100 persistent messages with different
                            keys, confirmed; 10 of those that came are consumed and acknowledged
    client.py PORT count QUEUE N    the queue holds N ready messages
    client.py PORT again    after a restart: the queue holds the rest, in order, is still bound, and a transient queue is gone
"""
import sys

import pika

QUEUE, PASSING = "ci.kept", "ci.passing"
KEYS = ["ci.eu.created", "ci.us.created", "ci.eu.shipped.today", "ci.eu", "stock.low"]
BATCH, EATEN = 100, 10


def expected():
    return [f"message {n}" for n in range(BATCH) if KEYS[n % len(KEYS)].startswith("ci.eu")]


def connect(port):
    return pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", port, socket_timeout=5))


def work(channel):
    channel.confirm_delivery()
    channel.queue_declare(QUEUE, durable=True)
    channel.queue_declare(PASSING)
    channel.queue_bind(QUEUE, "orders", "ci.eu.#")
    persistent = pika.BasicProperties(delivery_mode=2)
    for n in range(BATCH):
        channel.basic_publish("orders", KEYS[n % len(KEYS)], f"message {n}".encode(), persistent, mandatory=False)
    bodies = []
    for method, _, body in channel.consume(QUEUE, inactivity_timeout=10):
        assert method is not None, f"nothing came after {bodies}"
        channel.basic_ack(method.delivery_tag)
        bodies.append(body.decode())
        if len(bodies) == EATEN:
            break
    channel.cancel()
    assert bodies == expected()[:EATEN], bodies


def again(channel):
    bodies = []
    while True:
        method, _, body = channel.basic_get(QUEUE, auto_ack=True)
        if method is None:
            break
        bodies.append(body.decode())
    assert bodies == expected()[EATEN:], bodies
    channel.basic_publish("orders", "ci.eu.again", b"still bound")
    assert channel.basic_get(QUEUE, auto_ack=True)[2] == b"still bound"
    try:
        channel.queue_declare(PASSING, passive=True)
    except pika.exceptions.ChannelClosedByBroker as closed:
        assert closed.reply_code == 404, closed
    else:
        raise AssertionError(f"{PASSING} is transient and still there")


def count(channel):
    queue, wanted = sys.argv[3], int(sys.argv[4])
    found = channel.queue_declare(queue, passive=True).method.message_count
    assert found == wanted, f"{queue} holds {found}"


def main():
    connection = connect(int(sys.argv[1]))
    if sys.argv[2] != "ping":
        {"work": work, "again": again, "count": count}[sys.argv[2]](connection.channel())
    connection.close()


main()
