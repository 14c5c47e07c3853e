package io.bindery.management;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Which resource answers a method and a path. Paths are written «queues/:vhost/:name»; what begins with a colon is a name. */
final class Router {

    /** Does what one method on one path asks. */
    interface Handler {
        Answer answer(Request request);
    }

    /** What was found for a path: by method. */
    record Found(Map<String, Route> byMethod, Map<String, String> names) {
        String allowed() {
            return String.join(", ", new TreeSet<>(byMethod.keySet()));
        }
    }

    record Route(String method, String[] path, Need need, Handler handler) { }

    private static final List<String> BY_NAME = List.of("vhost", "name");
    private static final Listing PAGES = new Listing(BY_NAME, true);

    private final List<Route> routes = new ArrayList<>();

    Router on(String method, String path, Need need, Handler handler) {
        return method.equals("GET") ? list(path, need, Listing.AS_IT_COMES, handler) : add(method, path, need, handler);
    }

    /** A list in an order of its own. */
    Router list(String path, Need need, Listing listing, Handler handler) {
        return add("GET", path, need, request -> shown(handler.answer(request), listing, request));
    }

    private static Answer shown(Answer answer, Listing listing, Request request) {
        return answer.status() == 200 && answer.body() != null ? Answer.of(listing.shown(answer.body(), request.query())) : answer;
    }

    /** A list by virtual host and name. */
    Router list(String path, Need need, Handler handler) {
        return list(path, need, new Listing(BY_NAME, false), handler);
    }

    /** Likewise, and to be had page by page. */
    Router pages(String path, Need need, Function<Request, List<Row>> rows) {
        return add("GET", path, need, request -> Answer.of(PAGES.shown(rows.apply(request), request.query())));
    }

    private Router add(String method, String path, Need need, Handler handler) {
        routes.add(new Route(method, path.split("/"), need, handler));
        return this;
    }

    /** Null for a path nobody answers. @throws HttpRefusal for one that can't be decoded */
    Found find(String rawPath) {
        String[] parts = Arrays.stream(rawPath.replaceAll("^/api/?|/+$", "").split("/")).map(Router::decoded).toArray(String[]::new);
        if (!rawPath.startsWith("/api")) {
            return null;
        }
        Map<String, Route> byMethod = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Route route : routes) {
            if (matches(route.path, parts)) {
                byMethod.putIfAbsent(route.method, route);
                for (int i = 0; i < parts.length; i++) {
                    if (route.path[i].startsWith(":")) {
                        names.put(route.path[i].substring(1), parts[i]);
                    }
                }
            }
        }
        return byMethod.isEmpty() ? null : new Found(byMethod, names);
    }

    private static boolean matches(String[] path, String[] parts) {
        if (path.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!path[i].startsWith(":") && !path[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    /** A plus sign is a plus sign in a path. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new HttpRefusal(Answer.empty(400));
        }
    }
}
