package dev.consilience.system;

/** The arguments of measurements. */
final class Arguments {

    private Arguments() {}

    /** The number at a place; the usual one where there is none. */
    static int number(String[] arguments, int place, int usual) {
        if (arguments.length <= place) {
            return usual;
        }
        return Integer.parseInt(arguments[place]);
    }
}
