// SPDX-License-Identifier: MIT
// What the Java controls share: arguments THREADS ROUNDS [full|small], rounds, threads, the check of the result. As harness.h.
public abstract class Harness {
    protected int threads;
    protected boolean full;
    private int state;

    protected abstract void prepare();

    protected abstract void run() throws InterruptedException;

    protected abstract long result();

    protected interface Work {
        void run(int index);
    }

    protected void seed(int seed) {
        state = seed;
    }

    protected int below(int limit) {
        state = state * 1664525 + 1013904223;
        return (state >>> 8) % limit;
    }

    protected void inParallel(Work work) throws InterruptedException {
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int index = i;
            all[i] = new Thread(() -> work.run(index));
            all[i].start();
        }
        for (Thread thread : all) thread.join();
    }

    protected void benchmark(String[] args, String name, long expectedFull, long expectedSmall) throws InterruptedException {
        threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        full = args.length <= 2 || args[2].equals("full");
        prepare();
        long expected = full ? expectedFull : expectedSmall;
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
}
