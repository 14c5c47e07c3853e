// amqp091-go: confirms, returns, acks, nacks, dead letters, exchange bindings, cancels, errors, heartbeats: go run client.go PORT
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"sort"
	"strconv"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

var name = fmt.Sprintf("ci.go.%d", os.Getpid())

const count = 100

func ok(err error) {
	if err != nil {
		log.Panic(err)
	}
}

func check(expected, seen interface{}) {
	if fmt.Sprint(expected) != fmt.Sprint(seen) {
		log.Panicf("expected %v, saw %v", expected, seen)
	}
}

func channel(connection *amqp.Connection) *amqp.Channel {
	opened, err := connection.Channel()
	ok(err)
	return opened
}

func declare(on *amqp.Channel, queue string, arguments amqp.Table) {
	_, err := on.QueueDeclare(queue, false, false, false, false, arguments)
	ok(err)
}

func build(on *amqp.Channel) {
	ok(on.ExchangeDeclare(name+".orders", "topic", true, false, false, false, nil))
	ok(on.ExchangeDeclare(name+".inner", "headers", false, true, true, false, nil))
	ok(on.ExchangeBind(name+".inner", "order.#", name+".orders", false, nil))
	declare(on, name+".dead", nil)
	declare(on, name+".eu", amqp.Table{"x-dead-letter-exchange": "", "x-dead-letter-routing-key": name + ".dead", "x-max-length": int32(1000)})
	ok(on.QueueBind(name+".eu", "", name+".inner", false, amqp.Table{"x-match": "all", "region": "eu"}))
}

func publish(on *amqp.Channel) {
	ok(on.Confirm(false))
	confirms := on.NotifyPublish(make(chan amqp.Confirmation, 2*count))
	context, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for n := 0; n < count; n++ {
		region := []string{"eu", "us"}[n%2]
		message := amqp.Publishing{Headers: amqp.Table{"region": region, "n": int32(n)}, DeliveryMode: amqp.Persistent, Body: []byte(strconv.Itoa(n))}
		ok(on.PublishWithContext(context, name+".orders", "order.created", false, false, message))
	}
	for n := 1; n <= count; n++ {
		confirm := <-confirms
		check(amqp.Confirmation{DeliveryTag: uint64(n), Ack: true}, confirm)
	}
	returns := on.NotifyReturn(make(chan amqp.Return, count))
	ok(on.PublishWithContext(context, name+".orders", "nowhere", true, false, amqp.Publishing{Body: []byte("lost")}))
	check(amqp.Confirmation{DeliveryTag: count + 1, Ack: true}, <-confirms)
	back := <-returns
	check("312 NO_ROUTE nowhere lost", fmt.Sprint(back.ReplyCode, " ", back.ReplyText, " ", back.RoutingKey, " ", string(back.Body)))
}

func consume(on *amqp.Channel) {
	ok(on.Qos(7, 0, false))
	deliveries, err := on.Consume(name+".eu", "eater", false, false, false, false, nil)
	ok(err)
	var acked []int
	for settled := 0; settled < count/2; {
		select {
		case delivery := <-deliveries:
			n, err := strconv.Atoi(string(delivery.Body))
			ok(err)
			check(n, delivery.Headers["n"])
			if n == 0 && !delivery.Redelivered {
				ok(delivery.Nack(false, true))
				continue
			}
			settled++
			if n%10 == 4 {
				ok(delivery.Reject(false))
			} else {
				ok(delivery.Ack(false))
				acked = append(acked, n)
			}
		case <-time.After(20 * time.Second):
			log.Panic("nothing came after ", acked)
		}
	}
	ok(on.Cancel("eater", false))
	sort.Ints(acked)
	var expected []int
	for n := 0; n < count; n += 2 {
		if n%10 != 4 {
			expected = append(expected, n)
		}
	}
	check(expected, acked)
}

func deadLetters(on *amqp.Channel) {
	for n := 4; n < count; n += 10 {
		dead, there, err := on.Get(name+".dead", true)
		ok(err)
		check(true, there)
		check(n, string(dead.Body))
		death := dead.Headers["x-death"].([]interface{})[0].(amqp.Table)
		check([]interface{}{"rejected", name + ".eu", 1}, []interface{}{death["reason"], death["queue"], death["count"]})
	}
	_, there, err := on.Get(name+".dead", true)
	ok(err)
	check(false, there)
}

func expired(on *amqp.Channel) {
	declare(on, name+".short", amqp.Table{"x-message-ttl": int32(1)})
	ok(on.PublishWithContext(context.Background(), "", name+".short", false, false, amqp.Publishing{Body: []byte("gone")}))
	time.Sleep(100 * time.Millisecond)
	_, there, err := on.Get(name+".short", true)
	ok(err)
	check(false, there)
	_, err = on.QueueDelete(name+".short", false, false, false)
	ok(err)
}

func cancelled(connection *amqp.Connection) {
	on := channel(connection)
	declare(on, name+".going", nil)
	told := on.NotifyCancel(make(chan string, 1))
	_, err := on.Consume(name+".going", "watcher", true, false, false, false, nil)
	ok(err)
	_, err = channel(connection).QueueDelete(name+".going", false, false, false)
	ok(err)
	check("watcher", <-told)
	ok(on.Close())
}

func errors(connection *amqp.Connection) {
	_, missing := channel(connection).QueueInspect(name + ".none")
	check("404 NOT_FOUND - no queue '"+name+".none' in vhost '/'", text(missing))

	wrong := channel(connection).ExchangeDeclare(name+".orders", "direct", true, false, false, false, nil)
	check("406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange '"+name+".orders' in vhost '/': received 'direct' but current is 'topic'", text(wrong))
}

func notImplemented(url string) {
	connection, err := amqp.Dial(url)
	ok(err)
	closed := connection.NotifyClose(make(chan *amqp.Error, 1))
	check("540 NOT_IMPLEMENTED - requeue=false", text(channel(connection).Recover(false)))
	check(540, (<-closed).Code)
}

func text(err error) string {
	closed := err.(*amqp.Error)
	return fmt.Sprint(closed.Code, " ", closed.Reason)
}

func main() {
	url := "amqp://guest:guest@127.0.0.1:" + os.Args[1] + "/"
	_, err := amqp.Dial("amqp://guest:wrong@127.0.0.1:" + os.Args[1] + "/")
	check(amqp.ErrCredentials, err)
	connection, err := amqp.DialConfig(url, amqp.Config{Heartbeat: 2 * time.Second})
	ok(err)
	on := channel(connection)
	build(on)
	publish(on)
	consume(channel(connection))
	deadLetters(on)
	expired(on)
	cancelled(connection)
	time.Sleep(4500 * time.Millisecond) // two heartbeats missed would end it
	errors(connection)
	notImplemented(url)
	_, err = on.QueueDelete(name+".eu", false, false, false)
	ok(err)
	_, err = on.QueueDelete(name+".dead", false, false, false)
	ok(err)
	ok(on.ExchangeDelete(name+".orders", false, false))
	ok(connection.Close())
}
