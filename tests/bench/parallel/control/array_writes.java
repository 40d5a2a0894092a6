// SPDX-License-Identifier: MIT
// As array_writes.cpp; run by `java -cp FOLDER_OF_HARNESS array_writes.java`.
public class ArrayWrites extends Harness {
    static final int PASSES = 384;
    long[] numbers;

    protected void prepare() {
        numbers = new long[full ? 200_000 : 1000];
    }

    void write(int from, int to, int pass) {
        for (int i = from; i < to; i++) numbers[i] = (i + pass) & 1023;
    }

    protected void run() throws InterruptedException {
        inParallel(index -> {
            int from = (int) ((long) numbers.length * index / threads);
            int to = (int) ((long) numbers.length * (index + 1) / threads);
            for (int pass = 0; pass < PASSES; pass++) write(from, to, pass);
        });
    }

    protected long result() {
        return java.util.Arrays.stream(numbers).sum();
    }

    public static void main(String[] args) throws InterruptedException {
        new ArrayWrites().benchmark(args, "array_writes", 102_309_920L, 514_884L);
    }
}
