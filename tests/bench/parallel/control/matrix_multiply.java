// SPDX-License-Identifier: MIT
// As matrix_multiply.cpp; run by `java -cp FOLDER_OF_HARNESS matrix_multiply.java`.
public class MatrixMultiply extends Harness {
    int size;
    double[][] a, b, product;

    protected void prepare() {
        seed(9);
        size = full ? 240 : 16;
        a = matrix();
        b = matrix();
        product = new double[size][];
    }

    double[][] matrix() {
        double[][] m = new double[size][size];
        for (double[] row : m)
            for (int j = 0; j < size; j++) row[j] = below(100);
        return m;
    }

    double[] row(double[] left) {
        double[] row = new double[size];
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int k = 0; k < size; k++) sum += left[k] * b[k][j];
            row[j] = sum;
        }
        return row;
    }

    protected void run() throws InterruptedException {
        inParallel(index -> {
            for (int i = index; i < size; i += threads) product[i] = row(a[i]);
        });
    }

    protected long result() {
        long sum = 0;
        for (int i = 0; i < size; i++)
            for (double number : product[i]) sum += (long) number * (i & 7);
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        new MatrixMultiply().benchmark(args, "matrix_multiply", 118_976_913_051L, 33_645_303L);
    }
}
