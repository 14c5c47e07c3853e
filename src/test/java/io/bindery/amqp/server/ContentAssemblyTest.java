package io.bindery.amqp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.WireException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Content is put together from its frames, and takes memory for what came only. */
class ContentAssemblyTest {

    private static final int PIECE = 100_000;

    private final InboundBudget plenty = new InboundBudget(Long.MAX_VALUE);

    @Test void piecesBecomeTheBodyInTheirOrder() {
        ContentAssembly content = new ContentAssembly(plenty.share());
        byte[] whole = new byte[3 * PIECE + 17];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) (i * 31);
        }
        assertThat(begin(content, whole.length)).isFalse();
        for (int at = 0; at < whole.length; at += PIECE) {
            ByteBuf piece = Unpooled.wrappedBuffer(whole, at, Math.min(PIECE, whole.length - at));
            assertThat(content.body(piece, piece.readableBytes())).isEqualTo(at + PIECE >= whole.length);
        }
        assertThat(content.takeBody()).isEqualTo(whole);
    }

    @Test void anEmptyBodyIsWholeWithItsHeader() {
        ContentAssembly content = new ContentAssembly(plenty.share());
        assertThat(begin(content, 0)).isTrue();
        assertThat(content.takeBody()).isEmpty();
    }

    /** 1,000 headers that promise 128 MiB each, and a body too large of which nothing is kept. */
    @Test void aPromiseTakesNoMemory() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(me);
        for (int i = 0; i < 1000; i++) {
            ContentAssembly content = new ContentAssembly(plenty.share());
            begin(content, ContentAssembly.MOST);
            assertThat(content.isTooLarge()).isFalse();
        }
        ContentAssembly tooLarge = new ContentAssembly(plenty.share());
        begin(tooLarge, ContentAssembly.MOST + PIECE);
        ByteBuf piece = Unpooled.buffer(PIECE).writerIndex(PIECE);
        boolean whole = false;
        for (long sent = 0; !whole; sent += PIECE) {
            assertThat(sent).isLessThanOrEqualTo(ContentAssembly.MOST + PIECE);
            int size = (int) Math.min(PIECE, ContentAssembly.MOST + PIECE - sent);
            whole = tooLarge.body(piece.setIndex(0, size), size);
            piece.readerIndex(0);
        }
        assertThat(tooLarge.isTooLarge()).isTrue();
        assertThat(threads.getThreadAllocatedBytes(me) - before).isLessThan(32 << 20);
    }

    @Test void bodiesThatArriveAtOnceShareABudgetAndGiveItBack() {
        InboundBudget budget = new InboundBudget(10 * PIECE);
        InboundBudget.Share mine = budget.share();
        InboundBudget.Share others = budget.share();
        ContentAssembly first = new ContentAssembly(mine);
        begin(first, 6 * PIECE);
        for (int i = 0; i < 5; i++) {
            assertThat(first.body(Unpooled.wrappedBuffer(new byte[PIECE]), PIECE)).isFalse();
        }
        ContentAssembly second = new ContentAssembly(others);
        begin(second, 9 * PIECE);
        second.body(Unpooled.wrappedBuffer(new byte[PIECE]), PIECE);
        second.body(Unpooled.wrappedBuffer(new byte[PIECE]), PIECE);
        assertThatThrownBy(() -> second.body(Unpooled.wrappedBuffer(new byte[PIECE]), PIECE))
                .isInstanceOf(WireException.class).hasMessageStartingWith("RESOURCE_ERROR - no memory");
        others.giveAll();
        assertThat(first.body(Unpooled.wrappedBuffer(new byte[PIECE]), PIECE)).isTrue();
        mine.take(10 * PIECE);
        assertThatThrownBy(() -> others.take(1)).isInstanceOf(WireException.class);
    }

    private static boolean begin(ContentAssembly content, long size) {
        content.begin(MethodId.BASIC_PUBLISH);
        ByteBuf header = Unpooled.buffer().writeShort(60).writeShort(0).writeLong(size).writeShort(0);
        return content.header(header, header.writerIndex());
    }
}
