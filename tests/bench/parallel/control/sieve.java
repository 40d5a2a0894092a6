// SPDX-License-Identifier: MIT
// As sieve.cpp; run by `java -cp FOLDER_OF_HARNESS sieve.java`.
public class Sieve extends Harness {
    static final int SEGMENT = 16384;
    int limit;
    long[] counts;

    protected void prepare() {
        limit = full ? 8_000_000 : 20_000;
        counts = new long[threads];
    }

    int[] smallPrimes(int limit) {
        return java.util.stream.IntStream.rangeClosed(2, limit)
            .filter(n -> java.util.stream.IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).toArray();
    }

    long segment(boolean[] flags, int[] small, int from) {
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

    protected void run() throws InterruptedException {
        int[] small = smallPrimes((int) Math.sqrt(limit));
        inParallel(index -> {
            boolean[] flags = new boolean[SEGMENT];
            long count = 0;
            for (int from = SEGMENT * index; from < limit; from += SEGMENT * threads) count += segment(flags, small, from);
            counts[index] = count;
        });
    }

    protected long result() {
        return java.util.Arrays.stream(counts).sum();
    }

    public static void main(String[] args) throws InterruptedException {
        new Sieve().benchmark(args, "sieve", 539_777L, 2262L);
    }
}
