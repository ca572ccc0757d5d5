package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.cue.Cue;
import dev.consilience.extraction.cue.CueReader;
import dev.consilience.extraction.relation.MarkedSentence;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Scope;
import dev.consilience.extraction.relation.StatedRelations;
import dev.consilience.extraction.relation.TypePair;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Claims where the rules end: what a model of relations is sure of, between names that no rule has related.
 *
 * <p>A rule knows why; a model knows how often. So what a rule has said of two names stands, in whichever direction, and the
 * model is asked only of the others. It has to be surer than where all likely relations are wanted: a claim that nobody made
 * costs more than one that is missed.
 */
final class LearnedClaims {

    /** How likely a relation has to be, in its direction. */
    private static final double SURE = 0.95;

    private static final Set<Direction> DIRECTIONS =
            EnumSet.of(Direction.INCREASES, Direction.DECREASES, Direction.NO_EFFECT);

    /** In a list of more names than a sentence can say something of each, nothing is said of any pair. */
    private static final int MOST_NAMES = 16;

    /** A sentence that is longer than any author's holds more words and pairs than are worth the time. */
    private static final int MOST_WORDS = 150;

    // Models learned from texts that begin with a title. Here a sentence is the title or one from the middle of a text,
    // since sections are read one by one.
    private static final int SOMEWHERE = 1;
    private static final int SENTENCES = 4;

    private final StatedRelations relations = StatedRelations.standard();
    private final CueReader denials = CueReader.standard();

    /**
     * Adds what the rules have left.
     *
     * @param tags the names of the sentence
     * @param isTitle whether it is the article's title
     */
    void add(Passage passage, List<ConceptTagger.Tag> tags, boolean isTitle, List<Candidate> found) {
        if (passage.tokens().size() > MOST_WORDS) {
            return;
        }
        List<ConceptTagger.Tag> names = tags.stream()
                .filter(tag -> tag.mentions().size() == 1)
                .filter(tag -> type(tag) != MentionType.SETTING)
                .toList();
        if (names.size() < 2 || names.size() > MOST_NAMES || !passage.hasFiniteVerb()) {
            return;
        }
        List<Referent> referents =
                names.stream().map(tag -> Referent.plain(tag.mentions().get(0))).toList();
        boolean[][] mayAct = mayAct(passage, names, referents, List.copyOf(found));
        if (Arrays.stream(mayAct).noneMatch(LearnedClaims::any)) {
            return;
        }
        MarkedSentence sentence = marked(passage, names, isTitle);
        for (StatedRelations.Stated stated :
                relations.read(sentence, (agent, outcome) -> mayAct[agent][outcome], DIRECTIONS, SURE)) {
            Stretch stretch = new Stretch(
                    passage.tokens(), stated.cue(), names.get(stated.subject()), names.get(stated.object()));
            Referent agent = referents.get(stated.subject());
            Referent outcome = referents.get(stated.object());
            boolean stands = stated.direction() == Direction.NO_EFFECT || !isDenied(passage, stretch);
            if (stands && stretch.isOneStatement(relations) && isNew(agent.concept(), outcome.concept(), found)) {
                found.add(new Candidate(
                        agent,
                        stated.direction(),
                        outcome,
                        item(passage, stated.cue()),
                        "learned/" + String.join("+", stated.reasons())));
            }
        }
    }

    /** By name and name whether the one may act on the other: most pairs need no model. */
    private boolean[][] mayAct(
            Passage passage, List<ConceptTagger.Tag> names, List<Referent> referents, List<Candidate> byRules) {
        int[] cues = cues(passage);
        boolean[][] mayAct = new boolean[names.size()][names.size()];
        for (int agent = 0; agent < names.size(); agent++) {
            for (int outcome = 0; outcome < names.size(); outcome++) {
                mayAct[agent][outcome] = agent != outcome
                        && canBeClaimed(referents.get(agent), referents.get(outcome), byRules)
                        && isPossible(passage, cues, names.get(agent), names.get(outcome));
            }
        }
        return mayAct;
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    /** The words that by themselves say which way something moves. */
    private int[] cues(Passage passage) {
        return IntStream.range(0, passage.tokens().size())
                .filter(token ->
                        relations.direction(passage.tokens().get(token)).isPresent())
                .toArray();
    }

    /** Whether one of the words could relate two names. */
    private boolean isPossible(Passage passage, int[] cues, ConceptTagger.Tag agent, ConceptTagger.Tag outcome) {
        for (int cue : cues) {
            if (new Stretch(passage.tokens(), cue, agent, outcome).isOneStatement(relations)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something between the names and the cue, or shortly before them, says that it is not so. */
    private boolean isDenied(Passage passage, Stretch stretch) {
        TextSpan reach = stretch.reach();
        return denials.read(passage.text(), passage.span()).stream()
                .anyMatch(cue -> cue.kind() == Cue.Kind.NEGATION && reach.overlaps(cue.span()));
    }

    private static boolean canBeClaimed(Referent agent, Referent outcome, List<Candidate> byRules) {
        return !(isProcess(agent) && isProcess(outcome))
                && Kinds.canAct(agent)
                && Kinds.canResult(outcome)
                && Scope.COMMON_PAIRS.contains(new TypePair(type(agent), type(outcome)))
                && !Kinds.areKin(agent.concept(), outcome.concept())
                && !agent.mention().span().overlaps(outcome.mention().span())
                && isNew(agent.concept(), outcome.concept(), byRules);
    }

    /** What happens by itself. Names of processes are too often everyday words for the words around two of them to count. */
    private static boolean isProcess(Referent referent) {
        return referent.concept().type() == ConceptType.PROCESS;
    }

    private static boolean isNew(Concept one, Concept other, List<Candidate> found) {
        return found.stream().noneMatch(candidate -> isOf(candidate, one, other) || isOf(candidate, other, one));
    }

    private static boolean isOf(Candidate candidate, Concept agent, Concept outcome) {
        return candidate.agent().concept().id().equals(agent.id())
                && candidate.outcome().concept().id().equals(outcome.id());
    }

    private static MentionType type(ConceptTagger.Tag tag) {
        return type(Referent.plain(tag.mentions().get(0)));
    }

    private static MentionType type(Referent referent) {
        return MentionType.of(referent.concept().type().name());
    }

    private static MarkedSentence marked(Passage passage, List<ConceptTagger.Tag> tags, boolean isTitle) {
        List<Named> named = new ArrayList<>();
        int[] first = new int[tags.size()];
        int[] last = new int[tags.size()];
        for (int i = 0; i < tags.size(); i++) {
            ConceptTagger.Tag tag = tags.get(i);
            Mention mention = tag.mentions().get(0);
            String concept = mention.concept().id().value();
            named.add(new Named(Integer.toString(i), mention.span(), type(tag), List.of(concept)));
            first[i] = tag.first();
            last[i] = tag.last();
        }
        int index = SOMEWHERE;
        if (isTitle) {
            index = 0;
        }
        return MarkedSentence.of(passage.span(), passage.tokens(), named, first, last, index, SENTENCES);
    }

    /** The item that a token belongs to. */
    private static int item(Passage passage, int token) {
        int index = 0;
        while (index + 1 < passage.size() && passage.item(index).last() <= token) {
            index++;
        }
        return index;
    }
}
