// npm amqplib: confirms, returns, acks, nacks, dead letters, cancellation, errors: client.js PORT, with NODE_PATH where amqplib is.
'use strict';
const assert = require('assert');
const crypto = require('crypto');
const amqp = require('amqplib');

const NAME = 'ci.amqplib.' + crypto.randomBytes(4).toString('hex');
const EXCHANGE = NAME + '.orders', QUEUE = NAME + '.eu', DEAD = NAME + '.dead';

async function build(channel) {
  await channel.assertExchange(EXCHANGE, 'topic', {durable: true});
  await channel.assertQueue(DEAD);
  await channel.assertQueue(QUEUE, {durable: true, deadLetterExchange: '', deadLetterRoutingKey: DEAD, maxPriority: 3});
  await channel.bindQueue(QUEUE, EXCHANGE, 'order.eu.#');
}

async function publish(connection) {
  const channel = await connection.createConfirmChannel();
  const back = new Promise(resolve => channel.on('return', resolve));
  for (let n = 0; n < 60; n++) {
    channel.publish(EXCHANGE, n % 2 ? 'order.eu.created' : 'order.us.created', Buffer.from(String(n)), {persistent: true, headers: {n}});
  }
  channel.publish(EXCHANGE, 'nowhere', Buffer.from('lost'), {mandatory: true});
  await channel.waitForConfirms();
  const {fields, content} = await back;
  assert.deepStrictEqual([fields.replyCode, fields.replyText, content.toString()], [312, 'NO_ROUTE', 'lost']);
  await channel.close();
}

async function consume(connection) {
  const channel = await connection.createChannel();
  await channel.prefetch(5);
  const acked = [];
  await new Promise((resolve, reject) => {
    channel.consume(QUEUE, message => {
      const n = Number(message.content.toString());
      try {
        assert.strictEqual(message.properties.headers.n, n);
        if (n === 1 && !message.fields.redelivered) {
          channel.reject(message, true);
        } else if (n % 10 === 5) {
          channel.nack(message, false, false);
        } else {
          channel.ack(message);
          acked.push(n);
        }
        if (n === 59) resolve();
      } catch (e) {
        reject(e);
      }
    });
  });
  await channel.close();
  const all = Array.from({length: 60}, (_, n) => n);
  assert.deepStrictEqual(acked.sort((a, b) => a - b), all.filter(n => n % 2 && n % 10 !== 5));
}

async function deadLetters(channel) {
  for (let n = 5; n < 60; n += 10) {
    const message = await channel.get(DEAD, {noAck: true});
    assert.strictEqual(message.content.toString(), String(n));
    const death = message.properties.headers['x-death'][0];
    assert.deepStrictEqual([death.reason, death.queue, death.count, death['routing-keys']], ['rejected', QUEUE, 1, ['order.eu.created']]);
  }
  assert.strictEqual(await channel.get(DEAD), false);
}

async function cancelled(connection) {
  const channel = await connection.createChannel();
  const {queue} = await channel.assertQueue('');
  assert.ok(queue.startsWith('amq.gen-'), queue);
  const told = new Promise(resolve => channel.consume(queue, message => message === null && resolve()));
  await channel.checkQueue(queue);
  await channel.deleteQueue(queue);
  await told;
}

async function errors(connection) {
  const channel = await connection.createChannel();
  const closed = new Promise(resolve => channel.on('error', resolve));
  await assert.rejects(channel.checkQueue(NAME + '.none'));
  const error = await closed;
  assert.strictEqual(error.code, 404);
  assert.ok(error.message.includes(`NOT_FOUND - no queue '${NAME}.none' in vhost '/'`), error.message);
}

async function main() {
  const url = `amqp://guest:guest@127.0.0.1:${process.argv[2]}?heartbeat=5`;
  const connection = await amqp.connect(url);
  const channel = await connection.createChannel();
  await build(channel);
  await publish(connection);
  await consume(connection);
  await deadLetters(channel);
  await cancelled(connection);
  await errors(connection);
  assert.strictEqual((await channel.deleteQueue(QUEUE)).messageCount, 0);
  await channel.deleteQueue(DEAD);
  await channel.deleteExchange(EXCHANGE);
  await connection.close();
  await assert.rejects(amqp.connect(url.replace('guest:guest', 'guest:wrong')), /ACCESS.REFUSED/);
  console.log(require('amqplib/package.json').version);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
