package dev.consilience.extraction.question;

/** What a word of a text stands for in a question. */
enum Role {
    NONE("-"),
    SUBJECT("S"),
    COMPARATOR("C"),
    OBJECT("O");

    private final String symbol;

    Role(String symbol) {
        this.symbol = symbol;
    }

    /** A letter for the names of features. */
    String symbol() {
        return symbol;
    }
}
