package dev.consilience.extraction;

import dev.consilience.claim.Certainty;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells findings from aims, questions, hypotheses and page furniture, and what is asserted from what is held possible.
 * The words stand in {@code rules/non_findings.tsv}, {@code rules/findings.tsv}, {@code rules/hedges.tsv} and {@code
 * rules/furniture.tsv}.
 */
final class StatementFilter {

    private enum Scope {
        SENTENCE,
        ONWARD,
        BEFORE,
        REST
    }

    private final PhraseTable<Scope> nonFindings;
    private final PhraseTable<Scope> findings;
    private final PhraseTable<Scope> hedges;
    private final PhraseTable<Scope> furniture;

    StatementFilter() {
        nonFindings = table("rules/non_findings.tsv");
        findings = new PhraseTable<>();
        for (TabbedTable.Row row : TabbedTable.resource("rules/findings.tsv", Set.of("phrase"))) {
            findings.put(row.require("phrase"), Scope.ONWARD);
        }
        hedges = table("rules/hedges.tsv");
        furniture = table("rules/furniture.tsv");
    }

    private static PhraseTable<Scope> table(String resource) {
        PhraseTable<Scope> table = new PhraseTable<>();
        for (TabbedTable.Row row : TabbedTable.resource(resource, Set.of("phrase", "scope"))) {
            Scope scope =
                    switch (row.require("scope")) {
                        case "sentence" -> Scope.SENTENCE;
                        case "onward" -> Scope.ONWARD;
                        case "before" -> Scope.BEFORE;
                        case "rest" -> Scope.REST;
                        default ->
                            throw new IllegalArgumentException(
                                    row.place() + ": unknown scope \"" + row.get("scope") + "\"");
                    };
            table.put(row.require("phrase"), scope);
        }
        return table;
    }

    /** Whether a sentence belongs to the page rather than to the text. */
    boolean isFurniture(List<Token> tokens) {
        return contains(furniture, tokens, Scope.SENTENCE) || endsText(tokens);
    }

    /** Whether a sentence shows that the text is over and only the page goes on. */
    boolean endsText(List<Token> tokens) {
        if (tokens.size() == 1 && tokens.get(0).key().equals("comments")) {
            return true;
        }
        return contains(furniture, tokens, Scope.REST);
    }

    private static boolean contains(PhraseTable<Scope> table, List<Token> tokens, Scope scope) {
        for (int i = 0; i < tokens.size(); i++) {
            if (table.match(tokens, i).filter(match -> match.value() == scope).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing in a sentence is a finding: a question, an aim, a hypothesis. */
    boolean statesNoFinding(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        if (last.key().equals("?")
                || (tokens.size() > 1 && tokens.get(tokens.size() - 2).key().equals("?"))) {
            return true;
        }
        return contains(nonFindings, tokens, Scope.SENTENCE) && !contains(findings, tokens, Scope.ONWARD);
    }

    /** Whether what a token says is aimed at, asked or supposed rather than found. */
    boolean isUnstated(List<Token> tokens, int token) {
        boolean unstated = false;
        boolean introductory = false;
        for (int i = 0; i < token; i++) {
            Optional<PhraseTable.Match<Scope>> match = nonFindings.match(tokens, i);
            if (match.filter(found -> found.value() == Scope.ONWARD).isPresent()) {
                unstated = true;
                introductory = i <= 1;
            } else if (unstated && findings.match(tokens, i).isPresent()) {
                unstated = false;
            } else if (unstated && introductory && tokens.get(i).key().equals(",")) {
                unstated = false;
            } else if (tokens.get(i).key().equals(";")) {
                unstated = false;
            }
        }
        return unstated;
    }

    /** How firmly a sentence says what a token says. */
    Certainty certainty(List<Token> tokens, int token) {
        boolean hedged = false;
        for (int i = 0; i < tokens.size(); i++) {
            String key = tokens.get(i).key();
            if (i < token && (key.equals(";") || key.equals("whereas") || key.equals("while") || key.equals("but"))) {
                hedged = false;
            }
            Optional<PhraseTable.Match<Scope>> match = hedges.match(tokens, i);
            if (match.isEmpty()) {
                continue;
            }
            if (match.get().value() == Scope.SENTENCE || i <= token) {
                hedged = true;
            }
        }
        if (hedged) {
            return Certainty.HEDGED;
        }
        return Certainty.ASSERTED;
    }
}
