package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private final ManagementPort broker;
    private final Router router;
    private final Executor workers;

    HttpHandler(ManagementPort broker, Router router, Executor workers) {
        this.broker = broker;
        this.router = router;
        this.workers = workers;
    }

    @Override protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        byte[] body = new byte[request.content().readableBytes()];
        request.content().readBytes(body);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        boolean local = ((InetSocketAddress) context.channel().remoteAddress()).getAddress().isLoopbackAddress();
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        String method = request.method().name();
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        String reason = request.headers().get("x-reason");
        context.channel().config().setAutoRead(false);
        try {
            workers.execute(() -> write(context, method, keepAlive, answer(method, uri, authorization, local, body, reason)));
        } catch (RejectedExecutionException ending) {
            context.close();
        }
    }

    private Answer answer(String method, QueryStringDecoder uri, String authorization, boolean local, byte[] body, String reason) {
        try {
            Router.Found found = router.find(uri.rawPath());
            if (found == null) {
                return Answer.OBJECT_NOT_FOUND;
            }
            Router.Route route = found.byMethod().get(method.equals("HEAD") ? "GET" : method);
            if (method.equals("OPTIONS") || route == null) {
                return new Answer(route == null && !method.equals("OPTIONS") ? 405 : 200, null, Map.of("allow", allowed(found)));
            }
            Request request = new Request(route.need() == Need.NOBODY_KNOWN ? null : caller(authorization, local), found.names(), query(uri), body, reason);
            route.need().check(request);
            if (!route.method().equals("GET")) {
                found.names().values().forEach(ShortText::checked);
            }
            return shown(route, request);
        } catch (HttpRefusal refusal) {
            return refusal.answer();
        } catch (RuntimeException fault) {
            LOG.error("{} {} failed", method, uri.path(), fault);
            return Answer.error(500, "Internal Server Error", "the broker failed here, see its log");
        }
    }

    private static Answer shown(Router.Route route, Request request) {
        Answer answer = route.handler().answer(request);
        boolean toShow = route.method().equals("GET") && answer.status() == 200 && answer.body() != null;
        return toShow ? Answer.of(route.listing().shown(answer.body(), request.query())) : answer;
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

    private static Map<String, String> query(QueryStringDecoder uri) {
        Map<String, String> query = new HashMap<>();
        uri.parameters().forEach((name, values) -> query.put(name, values.get(0)));
        return query;
    }

    private static void write(ChannelHandlerContext context, String method, boolean keepAlive, Answer answer) {
        JsonNode json = answer.body();
        byte[] body = json == null ? new byte[0] : json.toString().getBytes(StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(method.equals("HEAD") ? new byte[0] : body));
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        if (json != null) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
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
