package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.AccessSnapshot;
import io.bindery.model.BrokerSnapshot.UserSnapshot;
import io.bindery.model.Permission;
import io.bindery.model.Settings;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerSnapshot.Totals;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.routing.ExchangeNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes pictures of the broker; what hasn't changed since the last one is the same object in the next. */
final class Snapshots {

    private final EngineContext context;
    private final Map<String, VhostSnapshot> vhosts = new HashMap<>();
    private List<VhostSnapshot> vhostList = List.of();
    private List<ConnectionSnapshot> connections = List.of();
    private Totals totals = Totals.NONE;
    private Settings settings;
    private AccessSnapshot access = AccessSnapshot.NONE;
    private long revision;
    private long topologyRevision;

    Snapshots(EngineContext context) {
        this.context = context;
    }

    BrokerSnapshot take(StoreSnapshot store) {
        vhosts.keySet().retainAll(context.vhosts.keySet());
        boolean topologyChanged = topologyRevision != context.topologyRevision;
        topologyRevision = context.topologyRevision;
        List<VhostSnapshot> now = new ArrayList<>(context.vhosts.size());
        context.vhosts.values().forEach(vhost -> now.add(vhosts.merge(vhost.name, of(vhost, topologyChanged), (old, taken) -> taken)));
        vhostList = sameObjects(vhostList, now) ? vhostList : List.copyOf(now);
        connections = kept(connections, context.connections, ConnectionState::isChanged, ConnectionState::snapshot);
        Totals sums = new Totals(context.published, context.delivered, context.confirmed, context.returned, context.unroutable);
        totals = totals.equals(sums) ? totals : sums;
        context.dirty = false;
        return new BrokerSnapshot(++revision, topologyRevision, context.now, vhostList, connections, totals, store).withAccess(access());
    }

    private VhostSnapshot of(VirtualHost vhost, boolean topologyChanged) {
        VhostSnapshot last = vhosts.get(vhost.name);
        List<ExchangeSnapshot> lastExchanges = last == null ? List.of() : last.exchanges();
        List<ExchangeSnapshot> exchanges = kept(lastExchanges, vhost.topology.exchanges(), Snapshots::isChanged, Snapshots::of);
        List<QueueSnapshot> lastQueues = last == null ? List.of() : last.queues();
        List<QueueSnapshot> queues = kept(lastQueues, vhost.queues(), MessageQueue::isChanged, MessageQueue::snapshot);
        List<Binding> bindings = last != null && !topologyChanged ? last.bindings() : bindings(last, vhost);
        boolean same = last != null && exchanges == last.exchanges() && queues == last.queues() && bindings == last.bindings()
                && last.policies() == vhost.policies.all() && last.definition() == vhost.definition;
        return same ? last : new VhostSnapshot(vhost.definition, exchanges, queues, bindings, vhost.policies.all());
    }

    private AccessSnapshot access() {
        if (settings != context.settings) {
            settings = context.settings;
            access = new AccessSnapshot(settings.all(User.class).stream().map(user -> new UserSnapshot(user.name(), user.tags())).toList(),
                    settings.all(Permission.class), settings.all(TopicPermission.class));
        }
        return access;
    }

    private static List<Binding> bindings(VhostSnapshot last, VirtualHost vhost) {
        List<Binding> now = vhost.topology.bindings();
        boolean same = last != null && last.bindings().size() == now.size() && last.bindings().equals(now);
        return same ? last.bindings() : List.copyOf(now);
    }

    /** The list before, when nothing in it has come, gone or changed; else a new one. */
    private static <T, S> List<S> kept(List<S> last, Collection<T> things, Predicate<T> changed, Function<T, S> snapshot) {
        boolean same = last.size() == things.size() && things.stream().noneMatch(changed);
        List<S> now = new ArrayList<>(things.size());
        for (T thing : things) {
            now.add(snapshot.apply(thing));
        }
        return same && sameObjects(last, now) ? last : List.copyOf(now);
    }

    private static boolean sameObjects(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isChanged(ExchangeNode node) {
        return ExchangeState.of(node).changed();
    }

    private static ExchangeSnapshot of(ExchangeNode node) {
        return ExchangeState.of(node).snapshot();
    }
}
