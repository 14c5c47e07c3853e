package io.bindery.gateway.embedded;

import io.bindery.gateway.GatewayException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that the engine still owes. A broker that ends owes them for ever, so they fail then. Any thread. */
final class Pending {

    private final Set<CompletableFuture<?>> answers = ConcurrentHashMap.newKeySet();

    <T> CompletableFuture<T> expect() {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answers.add(answer);
        answer.whenComplete((value, problem) -> answers.remove(answer));
        return answer;
    }

    void failAll(String sentence) {
        answers.forEach(answer -> answer.completeExceptionally(new GatewayException(sentence)));
    }
}
