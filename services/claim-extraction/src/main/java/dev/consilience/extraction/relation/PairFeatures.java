package dev.consilience.extraction.relation;

import dev.consilience.extraction.learn.FeatureSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What speaks for and against a relation between two names of a sentence: the words between, before and after them, what
 * those words say of how things bear on each other, and how the two are linked.
 */
final class PairFeatures {

    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8");
    private static final int WINDOW = 4;
    private static final int WIDE_WINDOW = 8;
    private static final Set<String> SITE_WORDS = Set.of("at", "on");
    private static final Set<String> SITE_MARKS = Set.of("-", "(", "residue", "residues");
    private static final Set<String> LIST_MARKS = Set.of(",", "and", "or", "/", "nor", ";", "plus");

    /**
     * Adds the features of a pair.
     *
     * @param subject index of the name that would act
     * @param object index of the name that would be acted on
     */
    void add(FeatureSink sink, MarkedSentence sentence, int subject, int object) {
        String types = "" + sentence.named().get(subject).type().code()
                + sentence.named().get(object).type().code();
        String order = "B";
        if (sentence.first()[subject] <= sentence.first()[object]) {
            order = "F";
        }
        Emitter out = new Emitter(sink, types, order);
        out.both("bias", order);
        nesting(out, sentence, subject, object);
        List<Symbol> full = symbols(sentence, subject, object);
        List<Symbol> view = reduced(full);
        int a = indexOf(view, "@A");
        int b = indexOf(view, "@B");
        if (sentence.overlap(subject, object) || a < 0 || b < 0) {
            out.both("overlap", order);
            words(out, full);
            inside(out, sentence, subject, object);
            return;
        }
        int first = Math.min(a, b);
        int second = Math.max(a, b);
        between(out, view, first, second);
        around(out, view, first, second);
        signs(out, view, first, second);
        balance(out, view, first, second);
        words(out, full);
        inside(out, sentence, subject, object);
        place(out, sentence, full);
    }

    /** Whether a name is a part of a longer one, or stands beside another name of the same thing: "protein kinase A (PKA)". */
    private static void nesting(Emitter out, MarkedSentence sentence, int subject, int object) {
        out.both("nested", nested(sentence, subject), nested(sentence, object));
        out.both("alias", alias(sentence, subject, object), alias(sentence, object, subject));
    }

    private static String nested(MarkedSentence sentence, int name) {
        String nested = "-";
        for (int i = 0; i < sentence.named().size(); i++) {
            if (i != name && sentence.overlap(i, name)) {
                if (size(sentence, i) > size(sentence, name)) {
                    return "inside";
                }
                nested = "around";
            }
        }
        return nested;
    }

    private static int size(MarkedSentence sentence, int name) {
        return sentence.last()[name] - sentence.first()[name];
    }

    /** "Far" or "near": of two names beside each other, whether this is the one nearer to the other of the pair. */
    private static String alias(MarkedSentence sentence, int name, int other) {
        boolean before = sentence.first()[name] < sentence.first()[other];
        for (int i = 0; i < sentence.named().size(); i++) {
            if (i == name || i == other) {
                continue;
            }
            if (opensBehind(sentence, name, i)) {
                if (before) {
                    return "far";
                }
                return "near";
            }
            if (opensBehind(sentence, i, name)) {
                if (before) {
                    return "near";
                }
                return "far";
            }
        }
        return "-";
    }

    private static boolean opensBehind(MarkedSentence sentence, int name, int inBrackets) {
        return sentence.first()[inBrackets] == sentence.last()[name] + 1
                && sentence.tokens().get(sentence.last()[name]).key().equals("(");
    }

    private static void between(Emitter out, List<Symbol> view, int first, int second) {
        int distance = second - first - 1;
        out.both("distance", bucket(distance));
        int names = 0;
        for (int i = first + 1; i < second; i++) {
            if (view.get(i).isName()) {
                names++;
            }
            out.both("b1", view.get(i).stem());
            out.both("b2", view.get(i).stem(), next(view, i + 1));
            if (i + 2 <= second) {
                out.both("b3", view.get(i).stem(), next(view, i + 1), next(view, i + 2));
            }
        }
        out.both("b2", view.get(first).stem(), next(view, first + 1));
        out.both("b3", view.get(first).stem(), next(view, first + 1), next(view, first + 2));
        out.both("names", NUMBERS.get(Math.min(names, 4)));
        if (distance <= 6) {
            StringBuilder all = new StringBuilder();
            for (int i = first + 1; i < second; i++) {
                all.append(view.get(i).stem()).append(' ');
            }
            out.both("path", all.toString());
        }
        String skeleton = skeleton(view, first + 1, second, 12);
        out.both("bone", skeleton);
        out.both("bones", shortened(skeleton));
    }

    private static void around(Emitter out, List<Symbol> view, int first, int second) {
        for (int i = 1; i <= WINDOW; i++) {
            out.both("l1", next(view, first - i));
            out.both("r1", next(view, second + i));
        }
        out.both("l-1", next(view, first - 1));
        out.both("r+1", next(view, second + 1));
        out.both("l-2", next(view, first - 2), next(view, first - 1));
        out.both("r+2", next(view, second + 1), next(view, second + 2));
        String left = skeleton(view, Math.max(0, first - WIDE_WINDOW), first, 4);
        String right = skeleton(view, second + 1, Math.min(view.size(), second + 1 + WIDE_WINDOW), 4);
        String middle = skeleton(view, first + 1, second, 6);
        out.both("left", left);
        out.both("right", right);
        out.both("left-middle", lastSign(view, first), middle);
        out.both("middle-right", middle, firstSign(view, second));
    }

    private static void signs(Emitter out, List<Symbol> view, int first, int second) {
        int ups = 0;
        int downs = 0;
        int nots = 0;
        String last = "";
        for (int i = 0; i < view.size(); i++) {
            Symbol symbol = view.get(i);
            if (symbol.kind().isEmpty()) {
                continue;
            }
            String side = "M";
            String far = "";
            if (i < first) {
                side = "L";
                far = bucket(first - i);
            } else if (i > second) {
                side = "R";
                far = bucket(i - second);
            }
            out.both("sign", side, far, symbol.kind());
            out.both("signed", side, symbol.stem(), next(view, i + 1));
            if (i > first && i < second) {
                switch (symbol.kind()) {
                    case "UP" -> ups++;
                    case "DOWN", "LOST" -> downs++;
                    case "NOT" -> nots++;
                    default -> {}
                }
                out.both("chain", last, symbol.kind());
                last = symbol.kind();
                out.both("near", symbol.stem(), bucket(i - first), bucket(second - i));
            }
        }
        out.both("sum", Math.min(ups, 2) + "/" + Math.min(downs, 2) + "/" + Math.min(nots, 1));
    }

    /**
     * What the signs come to together: "prevents the degradation of" is two that turn, and so none. What stands right
     * before the first name ("loss of") and right behind the second ("degradation") turns too.
     */
    private static void balance(Emitter out, List<Symbol> view, int first, int second) {
        Turns before = new Turns();
        for (int i = first - 1; i >= 0 && i >= first - 3; i--) {
            before.take(view.get(i));
            if (!view.get(i).kind().isEmpty() || view.get(i).isName()) {
                break;
            }
        }
        Turns middle = new Turns();
        StringBuilder spine = new StringBuilder();
        int bones = 0;
        for (int i = first + 1; i < second; i++) {
            Symbol symbol = view.get(i);
            middle.take(symbol);
            boolean counts = !symbol.kind().isEmpty() || symbol.isName() || symbol.link();
            if (counts && bones < 8) {
                spine.append(symbol.stem()).append(' ');
                bones++;
            }
        }
        Turns behind = new Turns();
        for (int i = second + 1; i < view.size() && i <= second + 3; i++) {
            Symbol symbol = view.get(i);
            if (symbol.link() && !symbol.word().equals("-")) {
                break;
            }
            behind.take(symbol);
        }
        String all = middle.turned(before, behind);
        out.both("spine", spine.toString());
        out.both("balance", all);
        out.both("balance-by", all, passive(view, first, second));
        out.both("balance-parts", before.toString(), middle.toString(), behind.toString());
        out.both("spine-balance", spine.toString(), all);
    }

    private static String passive(List<Symbol> view, int first, int second) {
        for (int i = second - 1; i > first; i--) {
            if (view.get(i).word().equals("by")) {
                return "by";
            }
            if (!view.get(i).kind().isEmpty()) {
                return "-";
            }
        }
        return "-";
    }

    /** Counts what turns a sign, and whether there is any. */
    private static final class Turns {
        private int turning;
        private int signs;
        private int nots;

        void take(Symbol symbol) {
            switch (symbol.kind()) {
                case "DOWN", "LOST" -> {
                    turning++;
                    signs++;
                }
                case "UP", "GAINED" -> signs++;
                case "NOT" -> nots++;
                default -> {}
            }
        }

        String turned(Turns before, Turns behind) {
            Turns all = new Turns();
            all.turning = turning + before.turning + behind.turning;
            all.signs = signs + before.signs + behind.signs;
            all.nots = nots + before.nots;
            return all.toString();
        }

        @Override
        public String toString() {
            String sign = "none";
            if (signs > 0 && turning % 2 == 0) {
                sign = "up";
            } else if (signs > 0) {
                sign = "down";
            }
            if (nots > 0) {
                return "not " + sign;
            }
            return sign;
        }
    }

    private static void words(Emitter out, List<Symbol> full) {
        for (Symbol symbol : full) {
            if (!symbol.isName() && symbol.word().length() > 2) {
                out.typed("any", symbol.stem());
            }
        }
    }

    private static void inside(Emitter out, MarkedSentence sentence, int subject, int object) {
        inside(out, sentence, subject, "A");
        inside(out, sentence, object, "B");
    }

    private static void inside(Emitter out, MarkedSentence sentence, int name, String role) {
        for (int i = sentence.first()[name]; i < sentence.last()[name]; i++) {
            String key = sentence.tokens().get(i).key();
            out.typed("in" + role, key);
            if (key.length() > 4) {
                out.typed("end" + role, key.substring(key.length() - 4));
                out.typed("begin" + role, key.substring(0, 4));
            }
        }
        int size = sentence.last()[name] - sentence.first()[name];
        out.both("size" + role, NUMBERS.get(Math.min(4, size)));
    }

    private static void place(Emitter out, MarkedSentence sentence, List<Symbol> full) {
        String place = "middle";
        if (sentence.index() == 0) {
            place = "title";
        } else if (sentence.index() >= sentence.count() - 2) {
            place = "end";
        }
        out.both("place", place);
        out.both("length", bucket(full.size()));
        out.both("marked", NUMBERS.get(Math.min(8, sentence.named().size())));
    }

    private static List<Symbol> symbols(MarkedSentence sentence, int subject, int object) {
        int size = sentence.tokens().size();
        List<Symbol> symbols = new ArrayList<>(size);
        int i = 0;
        while (i < size) {
            if (i >= sentence.first()[subject] && i < sentence.last()[subject]) {
                symbols.add(Symbol.SUBJECT);
                i = sentence.last()[subject];
            } else if (i >= sentence.first()[object] && i < sentence.last()[object]) {
                symbols.add(Symbol.OBJECT);
                i = sentence.last()[object];
            } else {
                int other = other(sentence, i, subject, object);
                if (other >= 0) {
                    symbols.add(sentence.names().get(other));
                    i = sentence.last()[other];
                } else {
                    symbols.add(sentence.words().get(i));
                    i++;
                }
            }
        }
        return symbols;
    }

    /** The name other than the two that begins at a token and overlaps neither; -1 if there is none. */
    private static int other(MarkedSentence sentence, int token, int subject, int object) {
        if (!sentence.opens()[token]) {
            return -1;
        }
        int best = -1;
        for (int i = 0; i < sentence.named().size(); i++) {
            if (i != subject
                    && i != object
                    && sentence.first()[i] == token
                    && !sentence.overlap(i, subject)
                    && !sentence.overlap(i, object)
                    && (best < 0 || sentence.last()[i] > sentence.last()[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The words without asides that hold neither name, and with lists of names cut down to the one that counts. */
    private static List<Symbol> reduced(List<Symbol> full) {
        List<Symbol> view = new ArrayList<>();
        for (int i = 0; i < full.size(); i++) {
            String word = full.get(i).word();
            int site = endOfSite(full, i);
            if (site > i) {
                i = site - 1;
                continue;
            }
            if (word.equals("(") || word.equals("[")) {
                int close = closing(full, i);
                if (close > 0 && !holds(full, i, close)) {
                    i = close;
                    continue;
                }
            }
            view.add(full.get(i));
        }
        return withoutLists(view);
    }

    /** Where in a protein something happens is no part of what happens: "at Ser-209", "on Thr 37 and Thr 46". */
    private static int endOfSite(List<Symbol> full, int from) {
        int i = from;
        if (SITE_WORDS.contains(full.get(i).word()) && i + 1 < full.size()) {
            i++;
        }
        int end = endOfResidue(full, i);
        if (end == i) {
            return from;
        }
        while (end + 1 < full.size() && LIST_MARKS.contains(full.get(end).word())) {
            int next = endOfResidue(full, end + 1);
            if (next == end + 1 && full.get(next).word().equals("0")) {
                next++;
            }
            if (next == end + 1) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static int endOfResidue(List<Symbol> full, int from) {
        if (!full.get(from).residue()) {
            return from;
        }
        int i = from + 1;
        while (i < full.size() && SITE_MARKS.contains(full.get(i).word())) {
            i++;
        }
        if (i < full.size() && full.get(i).word().equals("0")) {
            i++;
            if (i < full.size() && full.get(i).word().equals(")")) {
                i++;
            }
            return i;
        }
        return from + 1;
    }

    private static List<Symbol> withoutLists(List<Symbol> symbols) {
        List<Symbol> view = new ArrayList<>();
        int i = 0;
        while (i < symbols.size()) {
            if (!symbols.get(i).isName()) {
                view.add(symbols.get(i++));
                continue;
            }
            int end = i + 1;
            int next = nextOfList(symbols, end);
            boolean a = symbols.get(i).word().equals("@A");
            boolean b = symbols.get(i).word().equals("@B");
            while (next > 0) {
                boolean isA = symbols.get(next).word().equals("@A");
                boolean isB = symbols.get(next).word().equals("@B");
                if ((a && isB) || (b && isA)) {
                    break;
                }
                a |= isA;
                b |= isB;
                end = next + 1;
                next = nextOfList(symbols, end);
            }
            Symbol kept = symbols.get(i);
            for (int k = i; k < end; k++) {
                if (symbols.get(k).word().equals("@A") || symbols.get(k).word().equals("@B")) {
                    kept = symbols.get(k);
                }
            }
            view.add(kept);
            i = end;
        }
        return view;
    }

    private static int nextOfList(List<Symbol> symbols, int from) {
        int i = from;
        while (i < symbols.size() && LIST_MARKS.contains(symbols.get(i).word()) && i < from + 2) {
            i++;
        }
        if (i > from && i < symbols.size() && symbols.get(i).isName()) {
            return i;
        }
        return -1;
    }

    private static boolean holds(List<Symbol> symbols, int from, int to) {
        for (int i = from; i < to; i++) {
            if (symbols.get(i).word().equals("@A") || symbols.get(i).word().equals("@B")) {
                return true;
            }
        }
        return false;
    }

    private static int closing(List<Symbol> symbols, int open) {
        int depth = 0;
        for (int i = open; i < symbols.size(); i++) {
            String word = symbols.get(i).word();
            if (word.equals("(") || word.equals("[")) {
                depth++;
            } else if (word.equals(")") || word.equals("]")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int indexOf(List<Symbol> view, String word) {
        for (int i = 0; i < view.size(); i++) {
            if (view.get(i).word().equals(word)) {
                return i;
            }
        }
        return -1;
    }

    private static String next(List<Symbol> view, int index) {
        if (index < 0) {
            return "<";
        }
        if (index >= view.size()) {
            return ">";
        }
        return view.get(index).stem();
    }

    private static String lastSign(List<Symbol> view, int before) {
        for (int i = before - 1; i >= Math.max(0, before - WIDE_WINDOW); i--) {
            if (!view.get(i).kind().isEmpty()) {
                return view.get(i).kind() + " " + next(view, i + 1);
            }
        }
        return "-";
    }

    private static String firstSign(List<Symbol> view, int after) {
        for (int i = after + 1; i < Math.min(view.size(), after + 1 + WIDE_WINDOW); i++) {
            if (!view.get(i).kind().isEmpty()) {
                return view.get(i).kind();
            }
        }
        return "-";
    }

    /** What links and what signs stand in a stretch, in order. */
    private static String skeleton(List<Symbol> view, int from, int to, int most) {
        StringBuilder bones = new StringBuilder();
        int count = 0;
        for (int i = from; i < to && count < most; i++) {
            Symbol symbol = view.get(i);
            String bone = "";
            if (!symbol.kind().isEmpty()) {
                bone = symbol.kind();
            } else if (symbol.isName() || symbol.link()) {
                bone = symbol.word();
            }
            if (!bone.isEmpty()) {
                bones.append(bone).append(' ');
                count++;
            }
        }
        return bones.toString();
    }

    private static String shortened(String skeleton) {
        return skeleton.replace(", ", "").replace("and ", "").replace("the ", "");
    }

    private static String bucket(int distance) {
        if (distance <= 4) {
            return NUMBERS.get(distance);
        }
        if (distance <= 7) {
            return "5+";
        }
        if (distance <= 12) {
            return "8+";
        }
        if (distance <= 20) {
            return "13+";
        }
        if (distance <= 35) {
            return "21+";
        }
        return "36+";
    }

    /** Adds a feature for all pairs, and again for pairs of these types: what holds for all is learned from all. */
    private static final class Emitter {
        private final FeatureSink sink;
        private final String types;
        private final String order;
        private final String orderAndTypes;

        Emitter(FeatureSink sink, String types, String order) {
            this.sink = sink;
            this.types = types;
            this.order = order;
            this.orderAndTypes = order + types;
        }

        void both(String template, String value) {
            sink.add(template, order, value);
            sink.add(template, orderAndTypes, value);
        }

        void both(String template, String one, String another) {
            sink.add(template, order, one, another);
            sink.add(template, orderAndTypes, one, another);
        }

        void both(String template, String one, String another, String third) {
            sink.add(template, order, one, another, third);
            sink.add(template, orderAndTypes, one, another, third);
        }

        void typed(String template, String value) {
            sink.add(template, types, value);
        }
    }
}
