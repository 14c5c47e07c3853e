package io.bindery.ui.publish;

/** One header as typed. */
record HeaderDraft(String name, HeaderType type, String value) {

    boolean blank() {
        return name.isEmpty() && value.isEmpty();
    }

    HeaderDraft with(Variables variables) {
        return new HeaderDraft(variables.expand(name), type, variables.expand(value));
    }
}
