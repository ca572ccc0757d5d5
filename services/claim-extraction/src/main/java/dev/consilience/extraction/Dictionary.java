package dev.consilience.extraction;

import dev.consilience.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All names of a vocabulary, made to be found in text: an immutable structure of a few arrays, some sixty bytes a name.
 *
 * <p>A name is a sequence of words, and a word a number. Names of one word are found by that number; of longer ones the
 * first two words lead through one table of hashes to a stretch of names in sorted order, in which each further word
 * narrows the stretch. Most words of a text begin no name, and most pairs neither, so that most questions are answered by
 * one look into one array; nothing is allocated by any of them.
 *
 * <p>A name that several concepts have is one form with several {@linkplain #entryEnd entries}, the preferred first: own
 * concepts before further ones, then what an installation's advice prefers, labels before synonyms, then in the order of
 * the vocabulary.
 */
final class Dictionary {

    static final int NONE = -1;

    /** The entry holds only where the text is printed like the name. */
    static final int CASED = 1;

    /** The name needs its hyphen: "morphine-induced hyperalgesia" is a name, "morphine induced hyperalgesia" a finding. */
    static final int TIED = 2;

    /** The entry holds only where the article has used another name of the concept before. */
    static final int EVIDENCE = 4;

    /** The name, or its cased beginning, is an ordinary word: a capital first letter is no sign of the name. */
    static final int COMMON = 8;

    private static final int FILTER_BITS = 22;
    private static final int SYNONYM = 16;
    private static final int NOT_ADVISED = 32;
    private static final int FURTHER = 64;
    private static final int RANK = SYNONYM | NOT_ADVISED | FURTHER;

    private final byte[] wordBytes;
    private final int[] wordStarts;
    private final int[] wordSlots;

    /** By the number of a word: the form of that word alone. */
    private final int[] single;

    /** Words that stand in any name of several words. */
    private final BitSet parts;

    /**
     * A bit for each pair, by its hash. Of the pairs of a text nearly all begin no name, and this much says so for most of
     * them without a look into the table, which is too large for the processor's own memory.
     */
    private final long[] pairFilter = new long[1 << (FILTER_BITS - 6)];

    private final long[] pairKeys;
    private final int[] pairFrom;
    private final int[] pairTo;

    /** Of each form the words after the second. */
    private final int[] tails;

    private final int[] tailStarts;
    private final int[] entryStarts;
    private final int[] entryConcepts;
    private final byte[] entryFlags;

    /** Of a cased entry, where its printed name begins in the block; of another, nothing. */
    private final int[] entryPrinted;

    private final String printed;

    private Dictionary(Builder builder) {
        List<String> words = builder.words;
        wordStarts = new int[words.size() + 1];
        wordSlots = new int[Integer.highestOneBit(Math.max(4, words.size())) * 4];
        wordBytes = wordTable(words);
        printed = builder.printed.toString();
        int[] order = builder.sorted();
        int names = order.length;
        single = new int[words.size()];
        Arrays.fill(single, NONE);
        parts = new BitSet(words.size());
        entryConcepts = new int[names];
        entryFlags = new byte[names];
        entryPrinted = new int[names];
        int[] entries = new int[names + 1];
        int[] starts = new int[names + 1];
        int[] tail = new int[Math.max(1, builder.sequenceEnd)];
        long[] pairs = new long[names];
        int tailEnd = 0;
        int forms = 0;
        int last = NONE;
        for (int i = 0; i < names; i++) {
            int name = order[i];
            int start = builder.starts[name];
            int length = builder.starts[name + 1] - start;
            if (last == NONE || builder.compareWords(last, name) != 0) {
                entries[forms] = i;
                starts[forms] = tailEnd;
                if (length == 1) {
                    single[builder.sequence[start]] = forms;
                } else {
                    pairs[forms] = pair(builder.sequence[start], builder.sequence[start + 1]);
                    for (int word = start; word < start + length; word++) {
                        parts.set(builder.sequence[word]);
                    }
                    System.arraycopy(builder.sequence, start + 2, tail, tailEnd, length - 2);
                    tailEnd += length - 2;
                }
                forms++;
            }
            last = name;
            entryConcepts[i] = builder.concepts[name];
            entryFlags[i] = (byte) (builder.flags[name] & (CASED | TIED | EVIDENCE | COMMON));
            entryPrinted[i] = builder.printedAt[name];
        }
        entries[forms] = names;
        starts[forms] = tailEnd;
        entryStarts = Arrays.copyOf(entries, forms + 1);
        tailStarts = Arrays.copyOf(starts, forms + 1);
        tails = Arrays.copyOf(tail, tailEnd);
        int distinct = 0;
        for (int form = 0; form < forms; form++) {
            if (pairs[form] != 0 && (form == 0 || pairs[form] != pairs[form - 1])) {
                distinct++;
            }
        }
        int slots = Integer.highestOneBit(Math.max(4, distinct)) * 4;
        pairKeys = new long[slots];
        pairFrom = new int[slots];
        pairTo = new int[slots];
        for (int form = 0; form < forms; form++) {
            if (pairs[form] != 0) {
                int bit = filterBit(mixed(pairs[form]));
                pairFilter[bit >>> 6] |= 1L << bit;
                int slot = pairSlot(pairs[form]);
                if (pairKeys[slot] == 0) {
                    pairKeys[slot] = pairs[form];
                    pairFrom[slot] = form;
                }
                pairTo[slot] = form + 1;
            }
        }
    }

    /** The names of a vocabulary as its concepts give them, but for those that care has to be taken with. */
    static Dictionary of(Vocabulary vocabulary, NameRules rules) {
        Builder builder = new Builder();
        rules.decoys().forEach(decoy -> builder.add(decoy, NONE, FURTHER | SYNONYM));
        String[] labelOf = {""};
        vocabulary.forEachName((number, name, label) -> {
            int rank = 0;
            if (label) {
                labelOf[0] = name;
            } else {
                rank = SYNONYM;
            }
            if (vocabulary.isOwn(number)) {
                builder.add(name, number, rules.own(name) | rank);
            } else {
                builder.addFurther(name, labelOf[0], vocabulary, number, rank, rules);
            }
        });
        return new Dictionary(builder);
    }

    private byte[] wordTable(List<String> words) {
        byte[] bytes = new byte[Math.max(16, words.size() * 8)];
        int mask = wordSlots.length - 1;
        for (int word = 0; word < words.size(); word++) {
            byte[] added = words.get(word).getBytes(StandardCharsets.UTF_8);
            int end = wordStarts[word] + added.length;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 3 / 2));
            }
            System.arraycopy(added, 0, bytes, wordStarts[word], added.length);
            wordStarts[word + 1] = end;
            int slot = mixed(words.get(word).hashCode()) & mask;
            while (wordSlots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wordSlots[slot] = word + 1;
        }
        return Arrays.copyOf(bytes, wordStarts[words.size()]);
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** Not 0: the first word counts from one. */
    private static long pair(int first, int second) {
        return (long) (first + 1) << 32 | second;
    }

    private static int mixed(long pair) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private static int filterBit(int mixed) {
        return mixed >>> (32 - FILTER_BITS);
    }

    private int pairSlot(long pair) {
        return pairSlot(pair, mixed(pair));
    }

    private int pairSlot(long pair, int mixed) {
        int mask = pairKeys.length - 1;
        int slot = mixed & mask;
        while (pairKeys[slot] != 0 && pairKeys[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The number of a folded word; {@link #NONE} if no name has it. */
    int word(String key) {
        int mask = wordSlots.length - 1;
        int slot = mixed(key.hashCode()) & mask;
        while (wordSlots[slot] != 0) {
            if (isWord(wordSlots[slot] - 1, key)) {
                return wordSlots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    private boolean isWord(int word, String key) {
        int start = wordStarts[word];
        int length = wordStarts[word + 1] - start;
        if (length < key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char character = key.charAt(i);
            if (character >= 128) {
                return key.equals(new String(wordBytes, start, length, StandardCharsets.UTF_8));
            }
            if (wordBytes[start + i] != character) {
                return false;
            }
        }
        return length == key.length();
    }

    /** Whether a word stands in any name of several words. */
    boolean isPart(int word) {
        return word != NONE && parts.get(word);
    }

    /** The form of one word alone. */
    int form(int word) {
        if (word == NONE) {
            return NONE;
        }
        return single[word];
    }

    /** Where names that begin with two words are found: a place to ask {@link #from} and {@link #to} with. */
    int place(int first, int second) {
        if (first == NONE || second == NONE) {
            return NONE;
        }
        long pair = pair(first, second);
        int mixed = mixed(pair);
        int bit = filterBit(mixed);
        if ((pairFilter[bit >>> 6] & (1L << bit)) == 0) {
            return NONE;
        }
        int slot = pairSlot(pair, mixed);
        if (pairKeys[slot] == 0) {
            return NONE;
        }
        return slot;
    }

    /** The first of the forms that begin with two words. */
    int from(int place) {
        return pairFrom[place];
    }

    /** The form behind the last of those that begin with two words. */
    int to(int place) {
        return pairTo[place];
    }

    /** The form, if it has no more words than two and so many. */
    boolean ends(int form, int further) {
        return tailStarts[form + 1] - tailStarts[form] == further;
    }

    /**
     * Of forms that agree in their first words, the first of which one more word is not smaller.
     *
     * @param depth how many words after the second they agree in
     */
    int narrow(int from, int to, int depth, int word) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (wordAt(middle, depth) < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A form's word behind its second and so many; {@link #NONE}, which is smaller than any, if it has no more. */
    int wordAt(int form, int depth) {
        int at = tailStarts[form] + depth;
        if (at >= tailStarts[form + 1]) {
            return NONE;
        }
        return tails[at];
    }

    /** The form of a sequence of words; {@link #NONE} if there is none. */
    int form(int[] words, int length) {
        if (length == 1) {
            return form(words[0]);
        }
        int place = place(words[0], words[1]);
        if (place == NONE) {
            return NONE;
        }
        int low = from(place);
        int high = to(place);
        for (int depth = 0; depth < length - 2; depth++) {
            if (words[depth + 2] == NONE) {
                return NONE;
            }
            low = narrow(low, high, depth, words[depth + 2]);
            high = narrow(low, high, depth, words[depth + 2] + 1);
        }
        if (low < high && ends(low, length - 2)) {
            return low;
        }
        return NONE;
    }

    /** The first entry of a form. */
    int entryStart(int form) {
        return entryStarts[form];
    }

    /** The entry behind the last of a form. */
    int entryEnd(int form) {
        return entryStarts[form + 1];
    }

    /** The number of the concept that an entry names; {@link #NONE} for a name that contains that of a concept and is none. */
    int concept(int entry) {
        return entryConcepts[entry];
    }

    boolean has(int entry, int flag) {
        return (entryFlags[entry] & flag) != 0;
    }

    /** Whether a stretch of text is printed like a cased entry's name, white space and hyphens aside. */
    boolean isPrinted(int entry, String text, int start, int end, boolean first) {
        int at = entryPrinted[entry];
        int nameEnd = printed.indexOf('\n', at);
        int position = start;
        boolean capitalized =
                nameEnd - at >= 3 && Character.isUpperCase(printed.charAt(at)) && !first && !has(entry, COMMON);
        boolean same = true;
        for (int i = at; i < nameEnd; i++) {
            while (position < end && isLoose(text.charAt(position))) {
                position++;
            }
            if (position == end) {
                return false;
            }
            char here = text.charAt(position++);
            char there = printed.charAt(i);
            same &= here == there;
            if (i > at) {
                there = Character.toLowerCase(there);
            }
            capitalized &= here == there;
            if (!same && !capitalized) {
                return false;
            }
        }
        boolean plural = position == end - 1 && text.charAt(position) == 's';
        return (position == end && (same || capitalized)) || (plural && same);
    }

    private static boolean isLoose(char character) {
        return Character.isWhitespace(character) || Token.isHyphen(character);
    }

    /** Collects names. */
    private static final class Builder {

        private final List<String> words = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final StringBuilder printed = new StringBuilder();
        private int[] sequence = new int[256];
        private int sequenceEnd;
        private int[] starts = new int[64];
        private int[] concepts = new int[64];
        private int[] flags = new int[64];
        private int[] printedAt = new int[64];
        private int names;

        void addFurther(String name, String label, Vocabulary vocabulary, int concept, int rank, NameRules rules) {
            int more = rules.further(name, label, vocabulary.type(concept));
            if (more == NameRules.LEFT_OUT) {
                return;
            }
            if (rules.advice().prefers(name, () -> vocabulary.id(concept))) {
                add(name, concept, FURTHER | more);
            } else {
                add(name, concept, rank | FURTHER | NOT_ADVISED | more);
            }
        }

        void add(String name, int concept, int nameFlags) {
            int before = sequenceEnd;
            for (Token token : Tokenizer.tokenize(name)) {
                if (!token.isHyphen()) {
                    if (sequenceEnd == sequence.length) {
                        sequence = Arrays.copyOf(sequence, sequenceEnd * 2);
                    }
                    sequence[sequenceEnd++] = number(token.key());
                }
            }
            if (sequenceEnd == before) {
                return;
            }
            if (names + 2 > starts.length) {
                starts = Arrays.copyOf(starts, names * 2);
                concepts = Arrays.copyOf(concepts, names * 2);
                flags = Arrays.copyOf(flags, names * 2);
                printedAt = Arrays.copyOf(printedAt, names * 2);
            }
            concepts[names] = concept;
            flags[names] = nameFlags;
            if ((nameFlags & CASED) != 0) {
                printedAt[names] = printed.length();
                name.chars()
                        .filter(character -> !isLoose((char) character))
                        .forEach(character -> printed.append((char) character));
                printed.append('\n');
            }
            names++;
            starts[names] = sequenceEnd;
        }

        private int number(String key) {
            Integer known = numbers.get(key);
            if (known == null) {
                known = words.size();
                numbers.put(key, known);
                words.add(key);
            }
            return known;
        }

        /** The names: those of one word, then the others by their words; of equal ones the preferred first. */
        int[] sorted() {
            // By the second word, then, keeping that order, by the first: what is left to compare are few names each.
            int[] order = sortedByWord(null, 1);
            order = sortedByWord(order, 0);
            int from = 0;
            while (from < names) {
                int to = from + 1;
                while (to < names
                        && word(order[to], 0) == word(order[from], 0)
                        && word(order[to], 1) == word(order[from], 1)) {
                    to++;
                }
                if (to - from > 1) {
                    sort(order, from, to);
                }
                from = to;
            }
            return order;
        }

        /** Counting sort, by one of the first two words; names that lack it first. */
        private int[] sortedByWord(int @Nullable [] before, int index) {
            int[] ends = new int[words.size() + 2];
            for (int name = 0; name < names; name++) {
                ends[word(name, index) + 2]++;
            }
            for (int i = 1; i < ends.length; i++) {
                ends[i] += ends[i - 1];
            }
            int[] order = new int[names];
            for (int i = 0; i < names; i++) {
                int name = i;
                if (before != null) {
                    name = before[i];
                }
                order[ends[word(name, index) + 1]++] = name;
            }
            return order;
        }

        private int word(int name, int index) {
            if (starts[name] + index >= starts[name + 1]) {
                return NONE;
            }
            return sequence[starts[name] + index];
        }

        private void sort(int[] order, int from, int to) {
            Integer[] group = new Integer[to - from];
            for (int i = from; i < to; i++) {
                group[i - from] = order[i];
            }
            Arrays.sort(group, this::compare);
            for (int i = from; i < to; i++) {
                order[i] = group[i - from];
            }
        }

        private int compare(int one, int other) {
            int words = compareWords(one, other);
            if (words == 0) {
                words = Integer.compare(flags[one] & RANK, flags[other] & RANK);
            }
            if (words == 0) {
                words = Integer.compare(concepts[one], concepts[other]);
            }
            if (words == 0) {
                words = Integer.compare(one, other);
            }
            return words;
        }

        int compareWords(int one, int other) {
            return Arrays.compare(sequence, starts[one], starts[one + 1], sequence, starts[other], starts[other + 1]);
        }
    }
}
