package dev.consilience.commandline.local;

import java.util.List;

/**
 * The machines that the processes run on: the first of each kind on the first machine, the second on the second, and round
 * again where there are more processes than machines.
 *
 * @param all at least one
 */
public record Machines(List<Machine> all) {

    /** This machine, of which only programs on it can ask anything. */
    public static final Machines HERE = new Machines(List.of(new Machine("127.0.0.1", List.of())));

    /**
     * A machine.
     *
     * @param address where its processes listen, in numbers
     * @param enter what is put before a command so that it runs there; nothing where it is this machine
     */
    public record Machine(String address, List<String> enter) {

        public Machine {
            enter = List.copyOf(enter);
        }
    }

    public Machines {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no machine");
        }
    }

    /** The machine of a process by its number among those that do the same, from 1. */
    public Machine of(int member) {
        return all.get((member - 1) % all.size());
    }
}
