package io.bindery.management;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request as it came by the wire, its body copied. */
record WireRequest(String method, QueryStringDecoder uri, String authorization, String reason, boolean keepAlive, byte[] body) {

    static WireRequest of(FullHttpRequest request) {
        byte[] body = new byte[request.content().readableBytes()];
        request.content().readBytes(body);
        return new WireRequest(request.method().name(), new QueryStringDecoder(request.uri()), request.headers().get(HttpHeaderNames.AUTHORIZATION),
                request.headers().get("x-reason"), HttpUtil.isKeepAlive(request), body);
    }

    /** What is answered, as by RabbitMQ, to what is no HTTP that can be understood; the connection ends then. */
    static Optional<Answer> refusal(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Throwable cause = request.decoderResult().cause();
            return Optional.of(Answer.empty(cause instanceof TooLongHttpLineException ? 414 : cause instanceof TooLongFrameException ? 431 : 400));
        } else if (request.method().equals(HttpMethod.CONNECT) || request.method().equals(HttpMethod.TRACE)) {
            return Optional.of(Answer.empty(501));
        } else if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(Answer.empty(505));
        }
        boolean namesHost = request.headers().contains(HttpHeaderNames.HOST) || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        boolean coded = request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) && !HttpUtil.isTransferEncodingChunked(request);
        boolean path = request.uri().startsWith("/") || request.uri().equals("*");
        return namesHost && path && !coded ? Optional.empty() : Optional.of(Answer.empty(400));
    }

    /** @throws HttpRefusal when it can't be decoded */
    Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        try {
            uri.parameters().forEach((name, values) -> query.put(name, values.get(0)));
        } catch (IllegalArgumentException broken) {
            throw new HttpRefusal(Answer.empty(400));
        }
        return query;
    }
}
