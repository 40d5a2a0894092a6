// SPDX-License-Identifier: MIT
// As mandelbrot.cpp; run by `java -cp FOLDER_OF_HARNESS mandelbrot.java`.
public class Mandelbrot extends Harness {
    static final int LIMIT = 50;
    int size;
    long[] counts;

    protected void prepare() {
        size = full ? 800 : 40;
        counts = new long[size];
    }

    int iterations(double cr, double ci) {
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

    long row(int y) {
        double ci = 2.0 * y / size - 1.0;
        long count = 0;
        for (int x = 0; x < size; x++) count += iterations(2.0 * x / size - 1.5, ci);
        return count;
    }

    protected void run() throws InterruptedException {
        inParallel(index -> {
            for (int y = index; y < size; y += threads) counts[y] = row(y);
        });
    }

    protected long result() {
        return java.util.Arrays.stream(counts).sum();
    }

    public static void main(String[] args) throws InterruptedException {
        new Mandelbrot().benchmark(args, "mandelbrot", 15_620_696L, 38_956L);
    }
}
