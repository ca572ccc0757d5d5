package dev.consilience.extraction;

/** The concepts that an article has named without doubt so far, by their numbers; evidence for names that are doubtful. */
final class Named {

    private int[] slots = new int[32];
    private int size;

    void add(int concept) {
        if (size * 2 >= slots.length) {
            int[] before = slots;
            slots = new int[before.length * 2];
            for (int held : before) {
                if (held != 0) {
                    slots[slot(held - 1)] = held;
                }
            }
        }
        int slot = slot(concept);
        if (slots[slot] == 0) {
            slots[slot] = concept + 1;
            size++;
        }
    }

    boolean contains(int concept) {
        return slots[slot(concept)] != 0;
    }

    private int slot(int concept) {
        int mask = slots.length - 1;
        int slot = ((concept * 0x9E3779B9) >>> 8) & mask;
        while (slots[slot] != 0 && slots[slot] != concept + 1) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
