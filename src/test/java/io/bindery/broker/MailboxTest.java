package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A mailbox is crowded by many commands or by few large ones, and lets in again only when it has emptied. */
class MailboxTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Mailbox mailbox = new Mailbox(64 << 20, () -> false);

    @Test void fewLargeBodiesCrowdItAsManySmallOnesDo() {
        post(60, MEBIBYTE);
        assertThat(mailbox.crowded()).isFalse();
        post(10, MEBIBYTE);
        assertThat(mailbox.crowded()).isTrue();
        mailbox.poll();
        assertThat(mailbox.crowded()).isFalse();
        post(30_000, 1);
        assertThat(mailbox.crowded()).isTrue();
    }

    @Test void whoStoppedIsLetInOnceWhenThereIsRoomAgain() {
        AtomicInteger resumed = new AtomicInteger();
        for (int i = 0; i < 70; i++) {
            post(1, MEBIBYTE);
        }
        mailbox.whenRoomy(resumed::incrementAndGet);
        for (int i = 0; i < 50; i++) {
            mailbox.poll();
            mailbox.letIn();
        }
        assertThat(resumed).hasValue(0);
        while (mailbox.poll() != null) {
            mailbox.letIn();
        }
        assertThat(resumed).hasValue(1);
    }

    @Test void commandsComeOutInTheOrderTheyWentIn() {
        EngineCommand first = new EngineCommand.Committed(1);
        EngineCommand second = new EngineCommand.Committed(2);
        mailbox.post(first);
        mailbox.post(second);
        assertThat(mailbox.poll().commands()[0]).isSameAs(first);
        assertThat(mailbox.poll().commands()[0]).isSameAs(second);
        assertThat(mailbox.poll()).isNull();
    }

    private void post(int count, int bodySize) {
        byte[] body = new byte[bodySize];
        EngineCommand[] commands = new EngineCommand[count];
        for (int i = 0; i < count; i++) {
            commands[i] = new ClientCommand.Publish(null, 1, "", "q", false, false, new byte[] {0, 0}, body);
        }
        mailbox.post(commands, count);
    }
}
