package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.NamePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a list is shown: in which order, which page of it, which columns.
 *
 * @param sorts members it is sorted by unless something else is asked for · paged whether it can be had page by page
 */
record Listing(List<String> sorts, boolean paged) {

    /** In the order it comes, whole. */
    static final Listing AS_IT_COMES = new Listing(List.of(), false);

    private static final int PAGE_SIZE = 100;
    private static final int LARGEST_PAGE = 500;

    /** One thing has no order and no pages, but columns. */
    JsonNode shown(JsonNode answer, Map<String, String> query) {
        if (answer instanceof ArrayNode list) {
            List<Row> rows = new ArrayList<>(list.size());
            list.forEach(each -> rows.add(Row.of(each)));
            return shown(rows, query);
        }
        return columns(answer, query);
    }

    /** Of a page's neighbours no JSON is made, unless the list is sorted by what is only told there. */
    JsonNode shown(List<Row> rows, Map<String, String> query) {
        List<Row> sorted = sorted(rows, query);
        return paged && query.containsKey("page") ? page(sorted, query) : columns(json(sorted), query);
    }

    private static ArrayNode json(List<Row> rows) {
        return Lists.of(rows.stream(), Row::json);
    }

    private static JsonNode columns(JsonNode shown, Map<String, String> query) {
        return query.containsKey("columns") ? Columns.of(query.get("columns")).from(shown) : shown;
    }

    // order

    private List<Row> sorted(List<Row> rows, Map<String, String> query) {
        String sort = query.get("sort");
        List<String> members = new ArrayList<>(sorts);
        if (sort != null && !sort.isEmpty()) {
            members.add(0, sort);
        }
        if (members.isEmpty() || "".equals(sort)) {
            return rows;
        }
        List<String[]> paths = members.stream().map(member -> member.split("\\.")).toList();
        Comparator<Row> order = (one, other) -> compare(one, other, paths);
        return rows.stream().sorted("true".equals(query.get("sort_reverse")) ? order.reversed() : order).toList();
    }

    private static int compare(Row one, Row other, List<String[]> paths) {
        for (String[] path : paths) {
            int order = ErlangOrder.compare(one.at(path), other.at(path));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    // pages

    private static ObjectNode page(List<Row> all, Map<String, String> query) {
        long page = number(query.get("page"));
        long size = query.containsKey("page_size") ? number(query.get("page_size")) : PAGE_SIZE;
        if (page < 1 || size < 1 || size > LARGEST_PAGE) {
            throw refused("invalid_pagination_parameters", "Invalid pagination parameters: page number " + page + ", page size "
                    + (query.containsKey("page_size") ? size : "undefined"));
        }
        Predicate<String> wanted = names(query.getOrDefault("name", ""), "true".equals(query.get("use_regex")));
        List<Row> found = all.stream().filter(row -> wanted.test(row.name())).toList();
        if (page > 1 && page - 1 > found.size() / size) {
            throw refused("page_out_of_range", "Page out of range, page: " + page + " page size: " + size + ", len: " + found.size());
        }
        int from = (int) ((page - 1) * size);
        List<Row> items = found.subList(from, (int) Math.min(found.size(), from + size));
        ObjectNode json = Lists.object().put("filtered_count", found.size()).put("item_count", items.size());
        json.set("items", columns(json(items), query));
        return json.put("page", page).put("page_count", (found.size() + size - 1) / size).put("page_size", size).put("total_count", all.size());
    }

    private static Predicate<String> names(String name, boolean pattern) {
        if (name.isEmpty()) {
            return each -> true;
        } else if (!pattern) {
            String part = name.toLowerCase(Locale.ROOT);
            return each -> each.toLowerCase(Locale.ROOT).contains(part);
        }
        try {
            return NamePattern.ofSearch(name)::matches;
        } catch (IllegalArgumentException broken) {
            throw invalid();
        }
    }

    private static long number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw invalid();
        }
    }

    private static HttpRefusal invalid() {
        return refused("bad_request", "Pagination parameters are invalid");
    }

    private static HttpRefusal refused(String error, String reason) {
        return new HttpRefusal(Answer.error(400, error, reason));
    }

    /** The members somebody asked for; one with a dot is a member of a member. */
    private record Columns(List<List<String>> wanted) {

        static Columns of(String columns) {
            return new Columns(Arrays.stream(columns.split(",")).filter(column -> !column.isEmpty())
                    .map(column -> List.of(column.split("\\."))).filter(path -> !path.isEmpty()).toList());
        }

        /** What nothing is left of is an empty list, as from RabbitMQ. */
        JsonNode from(JsonNode node) {
            if (node instanceof ArrayNode list) {
                ArrayNode kept = Lists.JSON.arrayNode();
                list.forEach(item -> kept.add(from(item)));
                return kept;
            } else if (node instanceof ObjectNode object) {
                ObjectNode kept = members(object);
                return kept.isEmpty() ? Lists.JSON.arrayNode() : kept;
            }
            return node;
        }

        private ObjectNode members(ObjectNode object) {
            ObjectNode kept = Lists.object();
            object.properties().forEach(member -> {
                List<List<String>> paths = wanted.stream().filter(path -> path.get(0).equals(member.getKey())).toList();
                if (!paths.isEmpty()) {
                    boolean whole = paths.stream().anyMatch(path -> path.size() == 1) || !(member.getValue() instanceof ObjectNode);
                    kept.set(member.getKey(), whole ? member.getValue()
                            : new Columns(paths.stream().map(path -> path.subList(1, path.size())).toList()).members((ObjectNode) member.getValue()));
                }
            });
            return kept;
        }
    }
}
