// SPDX-License-Identifier: MIT
// As mandelbrot.cpp; one file, so that `java mandelbrot.java` runs it.
class Mandelbrot {
    static final int LIMIT = 50;
    static int size;
    static long[] counts;

    static void prepare() {
        size = full ? 800 : 40;
        counts = new long[size];
    }

    static int iterations(double cr, double ci) {
        double zr = 0, zi = 0;
        int n = 0;
        while (n < LIMIT && zr * zr + zi * zi <= 4.0) {
            double t = zr * zr - zi * zi + cr;
            zi = 2.0 * zr * zi + ci;
            zr = t;
            n++;
        }
        return n;
    }

    static long row(int y) {
        double ci = 2.0 * y / size - 1.0;
        long count = 0;
        for (int x = 0; x < size; x++) count += iterations(2.0 * x / size - 1.5, ci);
        return count;
    }

    static void run() throws InterruptedException {
        inParallel(index -> {
            for (int y = index; y < size; y += threads) counts[y] = row(y);
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
        long expected = full ? 15_620_696L : 38_956L;
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
        benchmark(args, "mandelbrot");
    }
}
