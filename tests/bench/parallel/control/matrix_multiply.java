// SPDX-License-Identifier: MIT
// As matrix_multiply.cpp; one file, so that `java matrix_multiply.java` runs it.
class MatrixMultiply {
    static int size;
    static double[][] a, b, product;

    static void prepare() {
        state = 9;
        size = full ? 240 : 16;
        a = matrix();
        b = matrix();
        product = new double[size][];
    }

    static double[][] matrix() {
        double[][] m = new double[size][size];
        for (double[] row : m)
            for (int j = 0; j < size; j++) row[j] = below(100);
        return m;
    }

    static double[] row(double[] left) {
        double[] row = new double[size];
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int k = 0; k < size; k++) sum += left[k] * b[k][j];
            row[j] = sum;
        }
        return row;
    }

    static void run() throws InterruptedException {
        inParallel(index -> {
            for (int i = index; i < size; i += threads) product[i] = row(a[i]);
        });
    }

    static long result() {
        long sum = 0;
        for (int i = 0; i < size; i++)
            for (double number : product[i]) sum += (long) number * (i & 7);
        return sum;
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
        long expected = full ? 118_976_913_051L : 33_645_303L;
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
        benchmark(args, "matrix_multiply");
    }
}
