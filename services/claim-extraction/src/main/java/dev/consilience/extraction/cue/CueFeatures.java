package dev.consilience.extraction.cue;

import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.words.Word;
import java.util.List;

/** What speaks for and against a candidate's being a cue where it stands. */
final class CueFeatures {

    private static final int WINDOW = 6;

    private final List<Word> words;
    private final List<Candidate> all;
    private final Candidate candidate;
    private final FeatureSink sink;
    private final String phrase;

    private CueFeatures(List<Word> words, List<Candidate> all, Candidate candidate, FeatureSink sink) {
        this.words = words;
        this.all = all;
        this.candidate = candidate;
        this.sink = sink;
        this.phrase = candidate.phrase();
    }

    /** Adds the features of a candidate, given all of its sentence, and those of the other kind. */
    static void add(
            List<Word> words, List<Candidate> all, List<Candidate> otherKind, Candidate candidate, FeatureSink sink) {
        CueFeatures features = new CueFeatures(words, all, candidate, sink);
        sink.add("bias");
        sink.add("cue", features.phrase);
        sink.add("stem", words.get(candidate.first()).stem());
        sink.add("case", features.phrase, capitals(words.get(candidate.first()).text()));
        features.addNeighbours();
        features.addWindow();
        features.addOthers();
        features.addPlace();
        features.addOtherKind(otherKind);
    }

    /** "NO" is nitric oxide. */
    private static String capitals(String text) {
        if (text.length() > 1 && text.chars().allMatch(Character::isUpperCase)) {
            return "capitals";
        }
        return "plain";
    }

    private String key(int index) {
        if (index < 0) {
            return "^";
        }
        if (index >= words.size()) {
            return "$";
        }
        return words.get(index).key();
    }

    private String stem(int index) {
        if (index < 0 || index >= words.size()) {
            return key(index);
        }
        return words.get(index).stem();
    }

    private void addNeighbours() {
        int before = candidate.first();
        int after = candidate.last();
        for (int distance = 1; distance <= 3; distance++) {
            sink.add("before" + distance, stem(before - distance));
            sink.add("after" + distance, stem(after + distance - 1));
            sink.add("cuebefore" + distance, phrase, stem(before - distance));
            sink.add("cueafter" + distance, phrase, stem(after + distance - 1));
        }
        sink.add("cuearound", phrase, stem(before - 1), stem(after));
        sink.add("cueafter12", phrase, stem(after), stem(after + 1));
        sink.add("cuebefore12", phrase, stem(before - 2), stem(before - 1));
        sink.add("shape", phrase, shape(after));
        sink.add("shapebefore", phrase, shape(before - 1));
    }

    /** What a word looks like: what its ending says of its part of speech, or what kind of mark it is. */
    private String shape(int index) {
        if (index < 0 || index >= words.size()) {
            return key(index);
        }
        Word word = words.get(index);
        if (word.isNumber()) {
            return "#";
        }
        if (!word.isWord()) {
            return word.key();
        }
        String key = word.key();
        for (String ending : List.of("ing", "ed", "ly", "tion", "ity", "ive", "al", "ic", "s")) {
            if (key.endsWith(ending)) {
                return "-" + ending;
            }
        }
        if (Character.isUpperCase(word.text().charAt(0))) {
            return "A";
        }
        return "a";
    }

    private void addWindow() {
        for (int i = Math.max(0, candidate.first() - WINDOW); i < candidate.first(); i++) {
            sink.add("left", phrase, stem(i));
        }
        for (int i = candidate.last(); i < Math.min(words.size(), candidate.last() + WINDOW); i++) {
            sink.add("right", phrase, stem(i));
        }
        boolean that = false;
        for (int i = candidate.last(); i < Math.min(words.size(), candidate.last() + 4); i++) {
            that |= words.get(i).key().equals("that");
        }
        sink.add("that", phrase, Boolean.toString(that));
    }

    /** Cues keep company: "or" after "whether" and "either" is another than "or" alone. */
    private void addOthers() {
        int others = 0;
        for (Candidate other : all) {
            if (other.first() == candidate.first()) {
                continue;
            }
            others++;
            String side = other.first() < candidate.first() ? "<" : ">";
            sink.add("other", phrase, side + other.phrase());
            sink.add("withother", other.phrase());
        }
        sink.add("others", phrase, Integer.toString(Math.min(3, others)));
    }

    /** "Not known" is open, not denied. */
    private void addOtherKind(List<Candidate> otherKind) {
        for (Candidate other : otherKind) {
            sink.add("otherkind", phrase, other.phrase());
            if (other.first() < candidate.last() && candidate.first() < other.last()) {
                sink.add("shared", phrase, other.phrase());
                sink.add("sharedwords", Integer.toString(other.last() - other.first()));
            } else if (other.first() == candidate.last()) {
                sink.add("next", phrase, other.phrase());
            }
        }
    }

    private void addPlace() {
        sink.add("place", phrase, Integer.toString(Math.min(3, candidate.first() * 4 / Math.max(1, words.size()))));
        sink.add("length", Integer.toString(Math.min(5, words.size() / 10)));
        boolean open = false;
        for (int i = 0; i < candidate.first(); i++) {
            if (words.get(i).key().equals("(")) {
                open = true;
            } else if (words.get(i).key().equals(")")) {
                open = false;
            }
        }
        sink.add("inside", phrase, Boolean.toString(open));
        for (String subject : List.of("we", "our", "these", "data", "results", "findings", "patients", "cells")) {
            boolean has = words.stream().limit(candidate.first()).anyMatch(word -> word.key()
                    .equals(subject));
            if (has) {
                sink.add("has", phrase, subject);
            }
        }
    }
}
