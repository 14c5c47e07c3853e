package io.bindery.app;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.impl.DefaultExceptionHandler;

/** Says nothing of connections that break: their broker is killed on purpose, and each client sees it in its next call. */
final class QuietHandler extends DefaultExceptionHandler {

    @Override public void handleUnexpectedConnectionDriverException(Connection connection, Throwable exception) { }
}
