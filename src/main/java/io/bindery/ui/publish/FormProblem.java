package io.bindery.ui.publish;

/**
 * Something typed that can't be sent, or that RabbitMQ would refuse.
 *
 * @param row the header's row; -1 for every other field
 * @param sentence what is wrong and what would be right; with RabbitMQ's words where it has some
 */
record FormProblem(Field field, int row, String sentence) {

    static FormProblem at(Field field, String sentence) {
        return new FormProblem(field, -1, sentence);
    }

    static FormProblem atHeader(int row, String sentence) {
        return new FormProblem(Field.HEADERS, row, sentence);
    }
}
