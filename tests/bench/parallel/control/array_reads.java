// SPDX-License-Identifier: MIT
// As array_reads.cpp; run by `java -cp FOLDER_OF_HARNESS array_reads.java`.
public class ArrayReads extends Harness {
    static final int PASSES = 768;
    long[] numbers;
    long[] sums;

    protected void prepare() {
        seed(1);
        numbers = new long[full ? 100_000 : 500];
        for (int i = 0; i < numbers.length; i++) numbers[i] = below(1000);
        sums = new long[threads];
    }

    long total(int pass) {
        long sum = 0;
        for (int i = 0; i < numbers.length; i++) sum += numbers[i] ^ pass;
        return sum;
    }

    protected void run() throws InterruptedException {
        inParallel(index -> {
            long sum = 0;
            for (int pass = index; pass < PASSES; pass += threads) sum += total(pass);
            sums[index] = sum;
        });
    }

    protected long result() {
        return java.util.Arrays.stream(sums).sum();
    }

    public static void main(String[] args) throws InterruptedException {
        new ArrayReads().benchmark(args, "array_reads", 39_042_093_056L, 195_564_032L);
    }
}
