package io.bindery.engine;

import io.bindery.model.PolicyMatch;
import io.bindery.model.QueueDefinition;

/**
 * What a queue was declared as and what policies make of it.
 *
 * @param effective the definition with what policies add to it
 * @param settings of the effective definition
 */
record QueueTerms(PolicyMatch policies, QueueDefinition effective, QueueSettings settings) {

    static QueueTerms of(QueueDefinition declared, PolicyMatch policies) {
        QueueDefinition effective = policies.effective(declared);
        return new QueueTerms(policies, effective, QueueSettings.of(effective));
    }
}
