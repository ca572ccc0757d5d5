package dev.consilience.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many short texts in one array of bytes. A text costs its bytes in UTF-8 and four more; as a string it would cost some
 * fifty more, which is what a vocabulary of hundreds of thousands of concepts cannot afford.
 */
final class TextBlock {

    private byte[] bytes = new byte[256];

    /** Where each text begins; the one behind the last text is where that ends. */
    private int[] starts = new int[16];

    private int count;

    /**
     * Puts a text behind the others.
     *
     * @return its number, the first is 0
     * @throws IllegalStateException if all texts together would have more than two gigabytes
     */
    int add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        long end = (long) starts[count] + added.length;
        if (end > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("The texts have more than " + (Integer.MAX_VALUE - 8) + " bytes");
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, bytes.length * 3L / 2)));
        }
        System.arraycopy(added, 0, bytes, starts[count], added.length);
        count++;
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 3 / 2);
        }
        starts[count] = (int) end;
        return count - 1;
    }

    /** Gives back the room that was kept for more. */
    void trim() {
        bytes = Arrays.copyOf(bytes, starts[count]);
        starts = Arrays.copyOf(starts, count + 1);
    }

    int size() {
        return count;
    }

    String get(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
    }

    /** Whether a text is one of ASCII characters only and equal to another; makes no string. */
    boolean isAscii(int number, String other) {
        int start = starts[number];
        if (starts[number + 1] - start != other.length()) {
            return false;
        }
        for (int i = 0; i < other.length(); i++) {
            if (bytes[start + i] != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
