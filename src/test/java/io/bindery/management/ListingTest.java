package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Order, pages and columns of lists; every answer here is one that a RabbitMQ 3.10.8 gave. */
@Timeout(300)
class ListingTest {

    @RegisterExtension static final HttpDesk desk = HttpDesk.having(
            "PUT vhosts/apiv",
            "PUT queues/apiv/q {}",
            "PUT queues/apiv/Q2 {\"durable\":true,\"arguments\":{\"x-max-length\":3}}",
            "POST bindings/apiv/e/amq.topic/q/q {\"routing_key\":\"b\"}");

    static Stream<Arguments> asked() {
        String invalid = "400 {\"error\":\"bad_request\",\"reason\":\"Pagination parameters are invalid\"}";
        String both = "200 {\"filtered_count\":2,\"item_count\":2,\"items\":[{\"name\":\"Q2\"},{\"name\":\"q\"}],\"page\":1,\"page_count\":1,"
                + "\"page_size\":100,\"total_count\":2}";
        return Stream.of(
                of("queues/apiv?columns=name", "200 [{\"name\":\"Q2\"},{\"name\":\"q\"}]"),
                of("queues/apiv?columns=name&sort_reverse=true", "200 [{\"name\":\"q\"},{\"name\":\"Q2\"}]"),
                of("queues/apiv?columns=name&sort=arguments.x-max-length", "200 [{\"name\":\"q\"},{\"name\":\"Q2\"}]"),
                of("queues/apiv?columns=name&sort=nonsense.x", "200 [{\"name\":\"Q2\"},{\"name\":\"q\"}]"),
                of("queues/apiv?columns=name,messages", "200 [{\"name\":\"Q2\",\"messages\":0},{\"name\":\"q\",\"messages\":0}]"),
                of("queues/apiv?columns=", "200 [[],[]]"),
                of("queues/apiv?columns=nothing", "200 [[],[]]"),
                of("queues/apiv?columns=name&page=1", both),
                of("queues/apiv?columns=name&page=01", both),
                of("queues/apiv?columns=name&page=%2B1", both),
                of("queues/apiv?columns=name&page=1&use_regex=true&name=", both),
                of("queues/apiv?columns=name&page=1&name=q&page_size=1",
                        "200 {\"filtered_count\":2,\"item_count\":1,\"items\":[{\"name\":\"Q2\"}],\"page\":1,\"page_count\":2,\"page_size\":1,\"total_count\":2}"),
                of("exchanges/apiv?columns=name&page=1&page_size=3&name=TOP",
                        "200 {\"filtered_count\":1,\"item_count\":1,\"items\":[{\"name\":\"amq.topic\"}],\"page\":1,\"page_count\":1,\"page_size\":3,\"total_count\":7}"),
                of("exchanges/apiv?columns=name&page=1&page_size=3&name=TO.*C&use_regex=true",
                        "200 {\"filtered_count\":1,\"item_count\":1,\"items\":[{\"name\":\"amq.topic\"}],\"page\":1,\"page_count\":1,\"page_size\":3,\"total_count\":7}"),
                of("exchanges/apiv?page=1&name=(&use_regex=true", invalid),
                of("queues/apiv?page=x", invalid),
                of("queues/apiv?page=1.0", invalid),
                of("queues/apiv?page=2", "400 {\"error\":\"page_out_of_range\",\"reason\":\"Page out of range, page: 2 page size: 100, len: 2\"}"),
                of("queues/apiv?page=-1", "400 {\"error\":\"invalid_pagination_parameters\","
                        + "\"reason\":\"Invalid pagination parameters: page number -1, page size undefined\"}"),
                of("queues/apiv?page=1&page_size=501", "400 {\"error\":\"invalid_pagination_parameters\","
                        + "\"reason\":\"Invalid pagination parameters: page number 1, page size 501\"}"),
                of("bindings/apiv?columns=source,destination&page=1",
                        "200 [{\"source\":\"\",\"destination\":\"Q2\"},{\"source\":\"\",\"destination\":\"q\"},{\"source\":\"amq.topic\",\"destination\":\"q\"}]"),
                of("queues/apiv/q?columns=name", "200 {\"name\":\"q\"}"),
                of("permissions?columns=user,vhost&sort=user", "200 [{\"user\":\"guest\",\"vhost\":\"/\"},{\"user\":\"guest\",\"vhost\":\"apiv\"}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void isShownAsByRabbitMq(String path, String told) throws Exception {
        JsonNode answer = HttpDesk.JSON.readTree(told.substring(4));
        String got = desk.told("GET", path, "");
        assertThat(got.substring(0, 3)).isEqualTo(told.substring(0, 3));
        assertThat(HttpDesk.JSON.readTree(got.substring(4))).isEqualTo(answer);
    }

    @Test void aColumnOfAColumnNarrowsIt() throws Exception {
        assertThat(desk.told("GET", "queues/apiv?columns=arguments.x-max-length", ""))
                .isEqualTo("200 [{\"arguments\":{\"x-max-length\":3}},{\"arguments\":{}}]");
    }

    @Test void ofWhatAPageDoesNotShowNothingIsMadeUnlessTheListIsSortedByIt() {
        assertThat(madeFor(Map.of("page", "2", "page_size", "1"))).containsExactly("b");
        assertThat(madeFor(Map.of("page", "1", "page_size", "1", "sort", "name", "sort_reverse", "true"))).containsExactly("c");
        assertThat(madeFor(Map.of("page", "1", "name", "A"))).containsExactly("a");
        assertThat(madeFor(Map.of("page", "1", "page_size", "1", "sort", "messages"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    private static List<String> madeFor(Map<String, String> query) {
        List<String> made = new ArrayList<>();
        new Listing(List.of("vhost", "name"), true).shown(Stream.of("c", "a", "b").map(name -> Row.in("/", name, () -> {
            made.add(name);
            return Lists.object().put("vhost", "/").put("name", name).put("messages", 0);
        })).toList(), query);
        return made;
    }

    @Test void aPageFarAwayIsOutOfRangeAndNoFault() throws Exception {
        assertThat(desk.told("GET", "queues/apiv?page=2147483647&page_size=500", "")).startsWith("400 {\"error\":\"page_out_of_range\"");
        assertThat(desk.told("GET", "queues/apiv?page=99999999999", "")).startsWith("400");
    }

    @Test void aSearchThatWouldTakeForeverFindsNothing() throws Exception {
        desk.told("PUT", "queues/apiv/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "{}");
        try {
            assertThat(desk.told("GET", "queues/apiv?page=1&use_regex=true&name=(a%2B%2B%3F)*(a*)*(a*)*b", "")).isNotNull();
            assertThat(desk.told("GET", "queues/apiv?page=1&use_regex=true&name=(a*)*b", "")).startsWith("200 {\"filtered_count\":0");
        } finally {
            desk.told("DELETE", "queues/apiv/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "");
        }
    }
}
