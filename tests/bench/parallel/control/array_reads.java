// SPDX-License-Identifier: MIT
// As array_reads.cpp; one file, so that `java array_reads.java` runs it.
class ArrayReads {
    static final int PASSES = 768;
    static long[] numbers;
    static long[] sums;

    static void prepare() {
        state = 1;
        numbers = new long[full ? 100_000 : 500];
        for (int i = 0; i < numbers.length; i++) numbers[i] = below(1000);
        sums = new long[threads];
    }

    static long total(int pass) {
        long sum = 0;
        for (int i = 0; i < numbers.length; i++) sum += numbers[i] ^ pass;
        return sum;
    }

    static void run() throws InterruptedException {
        inParallel(index -> {
            long sum = 0;
            for (int pass = index; pass < PASSES; pass += threads) sum += total(pass);
            sums[index] = sum;
        });
    }

    static long result() {
        return java.util.Arrays.stream(sums).sum();
    }

    static int state;

    static int below(int limit) {
        state = state * 1664525 + 1013904223;
        return (state >>> 8) % limit;
    }

    static int threads, rounds;
    static boolean full;

    interface Work {
        void run(int index);
    }

    static void inParallel(Work work) throws InterruptedException {
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int index = i;
            all[i] = new Thread(() -> work.run(index));
            all[i].start();
        }
        for (Thread thread : all) thread.join();
    }

    static void benchmark(String[] args, String name) throws InterruptedException {
        threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        full = args.length <= 2 || args[2].equals("full");
        prepare();
        long expected = full ? 39_042_093_056L : 195_564_032L;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            run();
            System.out.println(name + ": iterations=1 runtime: " + (System.nanoTime() - start) / 1000 + "us");
            long result = result();
            if (result == expected) continue;
            System.err.println(name + ": wrong result " + result + ", not " + expected);
            System.exit(1);
        }
        System.out.println(name + ": result " + expected);
    }

    public static void main(String[] args) throws InterruptedException {
        benchmark(args, "array_reads");
    }
}
