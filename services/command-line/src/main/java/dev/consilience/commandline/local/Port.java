package dev.consilience.commandline.local;

/**
 * A port of one of several processes that do the same.
 *
 * @param name what it is for
 * @param member which of the processes has it, from 1
 */
public record Port(PortName name, int member) {

    public Port {
        if (member < 1) {
            throw new IllegalArgumentException("Members are counted from 1, not " + member);
        }
    }

    /** The port of the first process of its kind. */
    static Port first(PortName name) {
        return new Port(name, 1);
    }

    /** What a process is called that has this port for its own: the first by its kind alone. */
    String process() {
        if (member == 1) {
            return name.label();
        }
        return name.label() + "-" + member;
    }
}
