// SPDX-License-Identifier: MIT
// As array_writes.cpp; one file, so that `java array_writes.java` runs it.
class ArrayWrites {
    static final int PASSES = 384;
    static long[] numbers;

    static void prepare() {
        numbers = new long[full ? 200_000 : 1000];
    }

    static void write(int from, int to, int pass) {
        for (int i = from; i < to; i++) numbers[i] = (i + pass) & 1023;
    }

    static void run() throws InterruptedException {
        inParallel(index -> {
            int from = (int) ((long) numbers.length * index / threads);
            int to = (int) ((long) numbers.length * (index + 1) / threads);
            for (int pass = 0; pass < PASSES; pass++) write(from, to, pass);
        });
    }

    static long result() {
        return java.util.Arrays.stream(numbers).sum();
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
        long expected = full ? 102_309_920L : 514_884L;
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
        benchmark(args, "array_writes");
    }
}
