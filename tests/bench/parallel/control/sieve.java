// SPDX-License-Identifier: MIT
// As sieve.cpp; one file, so that `java sieve.java` runs it.
class Sieve {
    static final int SEGMENT = 16384;
    static int limit;
    static long[] counts;

    static void prepare() {
        limit = full ? 8_000_000 : 20_000;
        counts = new long[threads];
    }

    static int[] smallPrimes(int limit) {
        return java.util.stream.IntStream.rangeClosed(2, limit)
            .filter(n -> java.util.stream.IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).toArray();
    }

    static long segment(boolean[] flags, int[] small, int from) {
        int length = Math.min(SEGMENT, limit - from);
        java.util.Arrays.fill(flags, true);
        for (int prime : small) {
            int square = prime * prime;
            if (square >= from + length) break;
            int multiple = square >= from ? square - from : (prime - from % prime) % prime;
            for (; multiple < length; multiple += prime) flags[multiple] = false;
        }
        long count = 0;
        for (int i = from == 0 ? 2 : 0; i < length; i++) if (flags[i]) count++;
        return count;
    }

    static void run() throws InterruptedException {
        int[] small = smallPrimes((int) Math.sqrt(limit));
        inParallel(index -> {
            boolean[] flags = new boolean[SEGMENT];
            long count = 0;
            for (int from = SEGMENT * index; from < limit; from += SEGMENT * threads) count += segment(flags, small, from);
            counts[index] = count;
        });
    }

    static long result() {
        return java.util.Arrays.stream(counts).sum();
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
        long expected = full ? 539_777L : 2262L;
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
        benchmark(args, "sieve");
    }
}
