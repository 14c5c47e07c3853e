package io.bindery.engine;

/** Class and method ids of AMQP 0-9-1 for close frames: which method a command came from. */
record MethodIds(int classId, int methodId) {

    static final MethodIds NONE = new MethodIds(0, 0);

    static MethodIds of(ClientCommand command) {
        if (command instanceof ClientCommand.Publish || command instanceof ClientCommand.PublishTooLarge
                || command instanceof ClientCommand.PublishMalformed) {
            return new MethodIds(60, 40);
        } else if (command instanceof ClientCommand.Ack) {
            return new MethodIds(60, 80);
        } else if (command instanceof ClientCommand.Nack nack) {
            return new MethodIds(60, nack.reject() ? 90 : 120);
        } else if (command instanceof ClientCommand.Get) {
            return new MethodIds(60, 70);
        } else if (command instanceof ClientCommand.Consume) {
            return new MethodIds(60, 20);
        } else if (command instanceof ClientCommand.Cancel) {
            return new MethodIds(60, 30);
        } else if (command instanceof ClientCommand.Qos) {
            return new MethodIds(60, 10);
        } else if (command instanceof ClientCommand.Credit) {
            return new MethodIds(60, 200);
        } else if (command instanceof ClientCommand.Recover recover) {
            return new MethodIds(60, recover.async() ? 100 : 110);
        }
        return ofTopology(command);
    }

    private static MethodIds ofTopology(ClientCommand command) {
        if (command instanceof ClientCommand.DeclareQueue) {
            return new MethodIds(50, 10);
        } else if (command instanceof ClientCommand.BindQueue) {
            return new MethodIds(50, 20);
        } else if (command instanceof ClientCommand.UnbindQueue) {
            return new MethodIds(50, 50);
        } else if (command instanceof ClientCommand.PurgeQueue) {
            return new MethodIds(50, 30);
        } else if (command instanceof ClientCommand.DeleteQueue) {
            return new MethodIds(50, 40);
        } else if (command instanceof ClientCommand.DeclareExchange) {
            return new MethodIds(40, 10);
        } else if (command instanceof ClientCommand.DeleteExchange) {
            return new MethodIds(40, 20);
        } else if (command instanceof ClientCommand.BindExchange) {
            return new MethodIds(40, 30);
        } else if (command instanceof ClientCommand.UnbindExchange) {
            return new MethodIds(40, 40);
        }
        return ofChannel(command);
    }

    private static MethodIds ofChannel(ClientCommand command) {
        if (command instanceof ClientCommand.OpenChannel) {
            return new MethodIds(20, 10);
        } else if (command instanceof ClientCommand.Flow) {
            return new MethodIds(20, 20);
        } else if (command instanceof ClientCommand.CloseChannel close) {
            return new MethodIds(20, close.answer() ? 40 : 41);
        } else if (command instanceof ClientCommand.SelectConfirms) {
            return new MethodIds(85, 10);
        } else if (command instanceof ClientCommand.SelectTx) {
            return new MethodIds(90, 10);
        } else if (command instanceof ClientCommand.CommitTx) {
            return new MethodIds(90, 20);
        }
        return command instanceof ClientCommand.RollbackTx ? new MethodIds(90, 30) : NONE;
    }
}
