"""The application of run: three tasks, results by rpc://, on a broker at $CI_PORT."""
import os

from celery import Celery, group

app = Celery("ci", broker=f"amqp://guest:guest@127.0.0.1:{os.environ['CI_PORT']}//", backend="rpc://")
app.conf.update(
    task_default_queue=os.environ["CI_QUEUE"],
    task_acks_late=True,
    result_expires=60,
    broker_connection_retry=False,
    event_queue_prefix=os.environ["CI_QUEUE"] + ".event",
)


@app.task
def add(a, b):
    return a + b


@app.task(bind=True, max_retries=3)
def second_time(self):
    """Succeeds when it is tried again: celery publishes it anew with a countdown."""
    if self.request.retries == 0:
        raise self.retry(countdown=0.1)
    return self.request.retries


@app.task
def broken():
    raise ValueError("on purpose")


def main():
    assert add.delay(2, 3).get(timeout=30) == 5
    assert group(add.s(n, n) for n in range(20))().get(timeout=30) == [2 * n for n in range(20)]
    assert second_time.delay().get(timeout=30) == 1
    try:
        broken.delay().get(timeout=30)
        raise AssertionError("a failed task gave a result")
    except ValueError as failed:
        assert str(failed) == "on purpose"
    [(worker, answer)] = app.control.ping(timeout=10, limit=1)[0].items()
    assert answer == {"ok": "pong"}, (worker, answer)
    stats = app.control.inspect(timeout=10, limit=1).stats()
    assert list(stats.values())[0]["total"]["celery_tasks.add"] == 21, stats
    app.control.broadcast("shutdown")
    with app.connection() as connection, connection.channel() as channel:
        assert channel.queue_declare(os.environ["CI_QUEUE"], passive=True).message_count == 0


if __name__ == "__main__":
    import celery_tasks  # the tasks by the name the worker knows them by

    celery_tasks.main()
    import celery

    print(celery.__version__)
