package dev.consilience.commandline.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was refused and why, by code, no more than so many of each one by one. */
public final class Refusals {

    private final int mostOfACode;
    private final Map<String, Group> groups = new TreeMap<>();

    private static final class Group {
        private final List<String> lines = new ArrayList<>();
        private long count;
    }

    /** Keeps so many of each code. */
    public Refusals(int mostOfACode) {
        this.mostOfACode = mostOfACode;
    }

    /** Adds one. */
    public void add(String code, String input, String place, String reason) {
        Group group = groups.computeIfAbsent(code, name -> new Group());
        group.count++;
        if (group.lines.size() < mostOfACode) {
            group.lines.add("REFUSED   " + code + "  " + input + "  " + place + ": " + reason);
        }
    }

    /** Adds those of others. */
    public void addAll(Refusals others) {
        others.groups.forEach((code, other) -> {
            Group group = groups.computeIfAbsent(code, name -> new Group());
            group.count += other.count;
            int room = Math.min(mostOfACode - group.lines.size(), other.lines.size());
            group.lines.addAll(other.lines.subList(0, room));
        });
    }

    /** The lines, code by code; where some are left out, a line says how many. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        groups.forEach((code, group) -> {
            lines.addAll(group.lines);
            long left = group.count - group.lines.size();
            if (left > 0) {
                lines.add("REFUSED   " + code + "  and " + left + " more (--verbose names them)");
            }
        });
        return lines;
    }
}
