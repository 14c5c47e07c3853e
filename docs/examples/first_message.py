#!/usr/bin/python3
"""Declares a queue, binds it, publishes 100 persistent messages with different keys and consumes some of them.

Needs pika (Debian: python3-pika). usage: first_message.py [PORT]
"""
import sys

import pika

REGIONS = ['eu', 'us', 'asia', 'africa']
EVENTS = ['created', 'paid', 'shipped', 'cancelled', 'returned']

port = int(sys.argv[1]) if len(sys.argv) > 1 else 5672
parameters = pika.ConnectionParameters('localhost', port, client_properties={'connection_name': 'python-shop'})
connection = pika.BlockingConnection(parameters)
channel = connection.channel()
channel.queue_declare('python.orders', durable=True)
channel.queue_bind('python.orders', 'orders', 'order.*.paid')
channel.confirm_delivery()

for n in range(100):
    key = 'order.%s.%s' % (REGIONS[n % 4], EVENTS[n % 5])
    properties = pika.BasicProperties(delivery_mode=2, content_type='application/json', headers={'n': n})
    channel.basic_publish('orders', key, b'{"id": %d}' % n, properties)

taken = 0
for method, properties, body in channel.consume('python.orders', inactivity_timeout=2):
    if method is None:
        break
    channel.basic_ack(method.delivery_tag)
    taken += 1
    if taken == 10:
        break
channel.cancel()
left = channel.queue_declare('python.orders', passive=True).method.message_count
print('published 100, consumed %d, %d left in python.orders' % (taken, left))
connection.close()
