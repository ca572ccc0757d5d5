package dev.consilience.vocabulary;

import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * All concepts of one release, with the walks over them that a claim needs.
 *
 * <p>A claim speaks to broader concepts too. Which, and by which {@link Bridge}, is decided here, once, when the claim is
 * taken: the answer is written on the claim as its lineage.
 *
 * <h2>Size</h2>
 *
 * Real installations load hundreds of thousands of concepts. They are held as numbers and bytes, some 150 bytes a concept
 * with its names; a {@link Concept} is made when it is asked for, and the last few thousand are kept. Each concept has a
 * number, its place in the order in which the concepts were given, which other compact structures can refer to.
 *
 * <h2>Two ranks</h2>
 *
 * Concepts are own or further ones. Own are those of a lexicon made for this purpose, every name of which was looked at:
 * what it calls something is so. Further ones come from vocabularies made for other ends, whose names need care.
 *
 * <p>Immutable, but for the concepts kept, which no caller can tell from new ones; any number of threads may use it.
 */
public final class Vocabulary {

    private static final int KEPT = 1 << 13;

    /** What few concepts have. */
    private record Links(
            List<EntityId> opposites, List<EntityId> inhibitors, List<EntityId> activators, Context facets) {}

    /** A concept made earlier. */
    private record Made(int number, Concept concept) {}

    private static final Links NO_LINKS = new Links(List.of(), List.of(), List.of(), Context.empty());

    private final String release;
    private final int size;
    private final int own;
    private final TextBlock ids = new TextBlock();
    private final int[] idSlots;

    /** Names of all concepts in order, of each the label first. */
    private final TextBlock names = new TextBlock();

    private final int[] firstName;
    private final ConceptType[] types;
    private final int[] firstBroader;
    private final int[] broader;
    private final BitSet curatable = new BitSet();
    private final Map<Integer, Links> links = new HashMap<>();
    private final String[] sources;

    /** Places are taken by the number's last bits. A race loses an entry at worst: each is immutable. */
    private final @Nullable Made[] kept = new Made[KEPT];

    /**
     * A release of the vocabulary, of which all concepts are own ones.
     *
     * @param release names this version of the vocabulary
     * @throws IllegalArgumentException if two concepts share an id, or one names a concept that is not there
     */
    public Vocabulary(String release, Collection<Concept> concepts) {
        this(release, concepts, List.of());
    }

    /**
     * A release of the vocabulary.
     *
     * @param release names this version of the vocabulary
     * @param own concepts of a lexicon made for this purpose; walked twice, with the same concepts in the same order
     * @param further concepts of other vocabularies; likewise
     * @throws IllegalArgumentException if two concepts share an id, or one names a concept that is not there
     */
    public Vocabulary(String release, Collection<Concept> own, Collection<Concept> further) {
        this.release = release;
        this.own = own.size();
        this.size = own.size() + further.size();
        this.idSlots = new int[Integer.highestOneBit(Math.max(4, size)) * 4];
        this.firstName = new int[size + 1];
        this.types = new ConceptType[size];
        this.firstBroader = new int[size + 1];
        this.sources = new String[size];
        // Walked twice and never held: whoever gives a collection that makes its concepts need not have all at once.
        int broaderCount = 0;
        for (Collection<Concept> rank : List.of(own, further)) {
            for (Concept concept : rank) {
                addId(concept.id());
                broaderCount += concept.broader().size();
            }
        }
        ids.trim();
        Map<String, String> sameSources = new HashMap<>();
        this.broader = new int[broaderCount];
        int number = 0;
        for (Collection<Concept> rank : List.of(own, further)) {
            for (Concept concept : rank) {
                addConcept(number, concept, sameSources);
                number++;
            }
        }
        names.trim();
    }

    private void addId(EntityId id) {
        int slot = slot(id.value());
        if (idSlots[slot] != 0) {
            throw new IllegalArgumentException("Vocabulary " + release + " has two concepts " + id);
        }
        idSlots[slot] = ids.add(id.value()) + 1;
    }

    private void addConcept(int number, Concept concept, Map<String, String> sameSources) {
        firstName[number] = names.add(concept.entity().label());
        concept.synonyms().forEach(names::add);
        firstName[number + 1] = names.size();
        types[number] = concept.type();
        sources[number] = sameSources.computeIfAbsent(concept.source(), source -> source);
        int[] above = numbers(concept, concept.broader());
        System.arraycopy(above, 0, broader, firstBroader[number], above.length);
        firstBroader[number + 1] = firstBroader[number] + above.length;
        curatable.set(number, concept.curatable());
        Links more = new Links(
                present(concept, concept.opposites()),
                present(concept, concept.inhibitors()),
                present(concept, concept.activators()),
                concept.facets());
        if (!more.equals(NO_LINKS)) {
            links.put(number, more);
        }
    }

    private List<EntityId> present(Concept concept, List<EntityId> others) {
        numbers(concept, others);
        return others;
    }

    private int[] numbers(Concept concept, List<EntityId> others) {
        int[] numbers = new int[others.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(others.get(i));
            if (numbers[i] < 0) {
                throw new IllegalArgumentException("Concept " + concept.id() + " names " + others.get(i)
                        + ", which vocabulary " + release + " lacks");
            }
        }
        return numbers;
    }

    /** The slot that holds an id, or the free one where it belongs. */
    private int slot(String id) {
        int mask = idSlots.length - 1;
        int slot = ((id.hashCode() * 0x9E3779B9) >>> 7) & mask;
        while (idSlots[slot] != 0 && !ids.isAscii(idSlots[slot] - 1, id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The name of this version. */
    public String release() {
        return release;
    }

    /** How many concepts there are. */
    public int size() {
        return size;
    }

    /** All concepts, in the order in which they were given, the own ones first. Each is made when it is asked for. */
    public List<Concept> concepts() {
        return new Concepts();
    }

    /** Takes a name of a concept. */
    @FunctionalInterface
    public interface NameVisitor {

        /**
         * Is shown one name.
         *
         * @param number of the concept
         * @param name its label or a synonym
         * @param label whether it is the label
         */
        void name(int number, String name, boolean label);
    }

    /** Shows all names of all concepts, in order, of each the label first; makes no concepts. */
    public void forEachName(NameVisitor visitor) {
        for (int number = 0; number < size; number++) {
            for (int name = firstName[number]; name < firstName[number + 1]; name++) {
                visitor.name(number, names.get(name), name == firstName[number]);
            }
        }
    }

    /** The concept of that id. */
    public Optional<Concept> find(EntityId id) {
        int number = number(id);
        if (number < 0) {
            return Optional.empty();
        }
        return Optional.of(concept(number));
    }

    /** Whether there is a concept of that id. */
    public boolean contains(EntityId id) {
        return number(id) >= 0;
    }

    /** The number of the concept of that id; -1 if there is none. */
    public int number(EntityId id) {
        return idSlots[slot(id.value())] - 1;
    }

    /**
     * The concept of that number.
     *
     * @param number 0 and up to the {@linkplain #size size}
     * @throws IndexOutOfBoundsException if there is none
     */
    public Concept concept(int number) {
        Objects.checkIndex(number, size);
        Made made = kept[number & (KEPT - 1)];
        if (made == null || made.number() != number) {
            made = new Made(number, make(number));
            kept[number & (KEPT - 1)] = made;
        }
        return made.concept();
    }

    /** The id of the concept of that number. */
    public EntityId id(int number) {
        return new EntityId(ids.get(number));
    }

    /** What sort of thing the concept of that number is. */
    public ConceptType type(int number) {
        return types[number];
    }

    /** Whether the concept of that number is an own one. */
    public boolean isOwn(int number) {
        return number < own;
    }

    private Concept make(int number) {
        List<String> synonyms = new ArrayList<>();
        for (int name = firstName[number] + 1; name < firstName[number + 1]; name++) {
            synonyms.add(names.get(name));
        }
        Links more = links.getOrDefault(number, NO_LINKS);
        return new Concept(
                entity(number),
                types[number],
                synonyms,
                ids(Arrays.copyOfRange(broader, firstBroader[number], firstBroader[number + 1])),
                more.opposites(),
                more.inhibitors(),
                more.activators(),
                curatable.get(number),
                more.facets(),
                sources[number]);
    }

    private Entity entity(int number) {
        return new Entity(id(number), names.get(firstName[number]));
    }

    private List<EntityId> ids(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(this::id).toList();
    }

    /**
     * The concept as an agent, with its lineage: broader concepts that are curatable; for an inhibited or lost one, the
     * classes of its inhibitors and what is broader than those; likewise for an activated or gained one.
     *
     * @throws IllegalStateException if the concept, or a class that it names, is none of this vocabulary
     */
    public Agent agent(Concept concept, Manipulation manipulation) {
        Map<EntityId, Level> lineage =
                switch (manipulation) {
                    case NONE -> climb(List.of(concept.id()), concept.id(), Bridge.BROADER);
                    case INHIBITED, LOST -> climb(concept.inhibitors(), concept.id(), Bridge.MANIPULATION);
                    case ACTIVATED, GAINED -> climb(concept.activators(), concept.id(), Bridge.MANIPULATION);
                };
        return new Agent(concept.entity(), manipulation, List.copyOf(lineage.values()));
    }

    /**
     * The concept as an outcome, with its lineage: curatable broader concepts, its opposites, and what is broader than
     * those.
     *
     * @throws IllegalStateException if the concept, or one that it names, is none of this vocabulary
     */
    public Outcome outcome(Concept concept) {
        Map<EntityId, Level> lineage = climb(List.of(concept.id()), concept.id(), Bridge.BROADER);
        climb(concept.opposites(), concept.id(), Bridge.OPPOSITE).forEach(lineage::putIfAbsent);
        return new Outcome(concept.entity(), List.copyOf(lineage.values()));
    }

    /** Breadth first, so that what is nearer comes first. */
    private Map<EntityId, Level> climb(List<EntityId> starts, EntityId self, Bridge bridge) {
        Map<EntityId, Level> found = new LinkedHashMap<>();
        int selfNumber = number(self);
        int[] queue = new int[Math.max(8, starts.size())];
        int end = 0;
        for (EntityId start : starts) {
            int number = number(start);
            if (number < 0) {
                throw new IllegalStateException("No concept " + start + " in vocabulary " + release);
            }
            if (!contains(queue, end, number)) {
                queue[end++] = number;
            }
        }
        for (int next = 0; next < end; next++) {
            int number = queue[next];
            if (curatable.get(number) && number != selfNumber) {
                Entity entity = entity(number);
                found.put(entity.id(), new Level(entity, bridge));
            }
            for (int i = firstBroader[number]; i < firstBroader[number + 1]; i++) {
                if (!contains(queue, end, broader[i])) {
                    if (end == queue.length) {
                        queue = Arrays.copyOf(queue, end * 2);
                    }
                    queue[end++] = broader[i];
                }
            }
        }
        return found;
    }

    /** Lineages are short: a look at all of one costs less than a set. */
    private static boolean contains(int[] numbers, int end, int wanted) {
        for (int i = 0; i < end; i++) {
            if (numbers[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private final class Concepts extends AbstractList<Concept> implements RandomAccess {

        @Override
        public Concept get(int index) {
            // Not kept: a walk over all of them would drive out those in use.
            Objects.checkIndex(index, size);
            return make(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
