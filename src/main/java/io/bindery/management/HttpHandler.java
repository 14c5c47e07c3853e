package io.bindery.management;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP connection: reads a request, has a worker find out who asks and what is answered, and writes the answer before
 * it reads on. Owned by its Netty loop, but for the one request that a worker has.
 */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);
    private static final String BASIC = "Basic ";
    /** What others ask for is not implemented; these may be not allowed. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final ManagementPort broker;
    private final Router router;
    private final Executor workers;

    HttpHandler(ManagementPort broker, Router router, Executor workers) {
        this.broker = broker;
        this.router = router;
        this.workers = workers;
    }

    @Override protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean local = ((InetSocketAddress) context.channel().remoteAddress()).getAddress().isLoopbackAddress();
        context.channel().config().setAutoRead(false);
        WireRequest.refusal(request).ifPresentOrElse(refusal -> write(context, false, false, refusal), () -> handOver(context, WireRequest.of(request), local));
    }

    private void handOver(ChannelHandlerContext context, WireRequest wire, boolean local) {
        boolean headOnly = wire.method().equals("HEAD");
        try {
            workers.execute(() -> write(context, headOnly, wire.keepAlive(), answer(wire, local)));
        } catch (RejectedExecutionException ending) {
            context.close();
        }
    }

    private Answer answer(WireRequest wire, boolean local) {
        try {
            Router.Found found = router.find(wire.uri().rawPath());
            if (!METHODS.contains(wire.method())) {
                return Answer.empty(501);
            }
            return found == null ? CliPage.at(wire.uri().path()).orElse(Answer.OBJECT_NOT_FOUND) : answer(wire, local, found);
        } catch (HttpRefusal refusal) {
            return refusal.answer();
        } catch (RuntimeException fault) {
            LOG.error("{} {} failed", wire.method(), wire.uri().rawPath(), fault);
            return Answer.error(500, "Internal Server Error", "the broker failed here, see its log");
        }
    }

    private Answer answer(WireRequest wire, boolean local, Router.Found found) {
        Router.Route route = found.byMethod().get(wire.method().equals("HEAD") ? "GET" : wire.method());
        if (wire.method().equals("OPTIONS") || route == null) {
            return new Answer(wire.method().equals("OPTIONS") ? 200 : 405, null, Map.of("allow", allowed(found)));
        }
        Caller caller = route.need() == Need.NOBODY_KNOWN ? null : caller(wire.authorization(), local);
        Request request = new Request(caller, found.names(), wire.query(), wire.body(), wire.reason());
        route.need().check(request);
        if (!route.method().equals("GET")) {
            found.names().values().forEach(ShortText::checked);
        }
        return route.handler().answer(request);
    }

    private static String allowed(Router.Found found) {
        String methods = found.allowed();
        return (methods.contains("GET") ? "HEAD, " : "") + methods + ", OPTIONS";
    }

    private Caller caller(String authorization, boolean local) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw new HttpRefusal(new Answer(401, null, Map.of("www-authenticate", "Basic realm=\"RabbitMQ Management\"")));
        }
        Optional<Caller> caller = Caller.of(authorization.substring(BASIC.length()), broker.settings(), local);
        if (caller.isEmpty()) {
            throw new HttpRefusal(Answer.error(401, "not_authorized", "Login failed"));
        } else if (!caller.get().mayEnter()) {
            throw HttpRefusal.notAuthorised("Not management user");
        }
        return caller.get();
    }

    private static void write(ChannelHandlerContext context, boolean headOnly, boolean keepAlive, Answer answer) {
        byte[] body = answer.bytes();
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(headOnly ? new byte[0] : body));
        if (answer.body() != null) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        if (answer.status() != 204) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        HttpUtil.setKeepAlive(response, keepAlive);
        context.writeAndFlush(response).addListener(keepAlive ? sent -> context.channel().config().setAutoRead(true) : ChannelFutureListener.CLOSE);
    }

    @Override public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.debug("an HTTP connection is closed: {}", cause.getMessage());
        }
        context.close();
    }
}
